import { z } from 'zod';
import type { Dashboard } from '@/lib/cli/serve';
import { newId } from '@/lib/new-id';
import { expect, test } from '../fixtures';
import { actionId } from '../save-call';
import { logFile, startDashboardWith, startUpstream, tavusEnv } from '../servers';
import { COOKIE_NAME, signedInHeaders, TEST_PASSWORD, testSignInEnv } from '../session';
import { Upstream } from '../upstream/client';
import { scriptCall } from './action-calls';
import { ask } from './ask';
import { recordFigure } from './figures';
import { openSignInForm } from './sign-in-form';

// An API and dashboards for the file: every call that reaches the API was made by its tests.
test.describe.configure({ mode: 'serial', timeout: 120_000 });

const EVIL = 'http://evil.test';
const PUBLIC_ORIGIN = 'http://pals.example.com';

interface Row {
  readonly name: string;
  /** Laid over the headers of a call from our own page; undefined takes one away. */
  readonly headers: (own: URL) => Readonly<Record<string, string | undefined>>;
  readonly isOurs?: boolean;
}

const SITE = 'sec-fetch-site';
const ROWS: readonly Row[] = [
  { name: 'our own page', headers: () => ({}), isOurs: true },
  {
    name: 'another site',
    headers: () => ({ origin: EVIL, [SITE]: 'cross-site' }),
  },
  {
    name: 'another port or subdomain',
    headers: ({ hostname }) => ({ origin: `http://${hostname}:1`, [SITE]: 'same-site' }),
  },
  { name: 'no page at all', headers: () => ({ origin: undefined, [SITE]: 'none' }) },
  {
    name: 'no Origin and no Sec-Fetch-Site',
    headers: () => ({ origin: undefined, [SITE]: undefined }),
  },
  {
    name: 'another site with a forged X-Forwarded-Host',
    headers: () => ({
      ...{ origin: EVIL, [SITE]: undefined },
      ...{ 'x-forwarded-host': 'evil.test', 'x-forwarded-proto': 'http' },
    }),
  },
  {
    name: 'a foreign name that leads here (DNS rebinding)',
    headers: () => ({ host: 'evil.test', origin: EVIL }),
  },
];

let upstream: Upstream;
let stop: () => Promise<unknown>;
/** One that knows its address by the machine it runs on, one by `APP_ORIGIN`. */
let dashboards: readonly { readonly dashboard: Dashboard; readonly own: URL }[];

test.beforeAll(async () => {
  const api = await startUpstream();
  const settings = { ...tavusEnv(api.proxyUrl), ...testSignInEnv() };
  const behindProxy = {
    ...settings,
    ...{ APP_ORIGIN: PUBLIC_ORIGIN, ALLOW_INSECURE_HTTP: '1' },
  };
  const log = logFile('origin-dashboard');
  const [local, named] = await Promise.all([
    startDashboardWith(settings, log),
    startDashboardWith(behindProxy, log),
  ]);
  upstream = new Upstream(api);
  dashboards = [
    { dashboard: local, own: new URL(local.url) },
    { dashboard: named, own: new URL(PUBLIC_ORIGIN) },
  ];
  stop = () => {
    api.stop();
    return Promise.all(dashboards.map(({ dashboard }) => dashboard.stop('SIGKILL')));
  };
});

test.afterAll(() => stop());

const viewSchema = z.object({ set: z.object({ fingerprint: z.string() }) });

/** The call of a save that would attach a skill, from a page of ours by somebody who may. */
async function saveCall(palId: string, { dashboard, own }: (typeof dashboards)[number]) {
  const { cookie } = await signedInHeaders('editor');
  const path = `/api/pals/${palId}/editor`;
  const { text } = await ask(dashboard.url, { path, headers: { cookie, host: own.host } });
  const { fingerprint } = viewSchema.parse(JSON.parse(text)).set;
  const changes = [{ kind: 'attach', skill_id: 'internet_search', config: '{}' }];
  const body = JSON.stringify([{ palId, saveId: newId(), baseFingerprint: fingerprint, changes }]);
  const id = actionId('saveSkillSetAction');
  const call = scriptCall({ base: own.origin, id, path: `/pals/${palId}`, body, cookie });
  return { ...call, headers: { host: own.host, ...call.headers } };
}

function withHeaders<C extends { headers?: Readonly<Record<string, string>> }>(
  call: C,
  more: Readonly<Record<string, string | undefined>>,
): C & { headers: Record<string, string> } {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...call.headers, ...more })) {
    if (value !== undefined) headers[name] = value;
  }
  return { ...call, headers };
}

test('an action runs for our own pages alone', async () => {
  let foreign = 0;
  let ours = 0;
  for (const target of dashboards) {
    for (const { name, headers, isOurs = false } of ROWS) {
      const palId = await upstream.createPal({ name, skills: {} });
      const call = withHeaders(await saveCall(palId, target), headers(target.own));
      const before = (await upstream.journal('/')).length;
      const { text } = await ask(target.dashboard.url, call);
      const reached = (await upstream.journal('/')).length - before;
      const puts = (await upstream.puts(palId)).length;
      if (isOurs) ours += puts;
      else foreign += reached;
      expect.soft(puts, `${name}: ${text}`).toBe(isOurs ? 1 : 0);
    }
  }
  recordFigure({
    rule: 6,
    tried: `${ROWS.length} origins of a save × 2 ways to know our own, rebinding included`,
    figure: `${foreign} calls of others and ${ours} saves of our own page reached the API`,
    limit: '0 and 2',
    holds: foreign === 0 && ours === 2,
  });
  expect(foreign).toBe(0);
  expect(ours).toBe(2);
});

test('a browser that sends no Sec-Fetch-Site is judged by its Origin', async () => {
  for (const target of dashboards) {
    const palId = await upstream.createPal({ name: 'Without Sec-Fetch-Site', skills: {} });
    const call = withHeaders(await saveCall(palId, target), { [SITE]: undefined });
    await ask(target.dashboard.url, call);
    expect(await upstream.puts(palId)).toHaveLength(1);
  }
});

test('nobody is signed in by another site', async () => {
  for (const { dashboard, own } of dashboards) {
    const host = { host: own.host, origin: own.origin };
    const form = await openSignInForm(dashboard.url, { headers: host });
    for (const { headers, isOurs } of ROWS) {
      if (isOurs) continue;
      const answer = await form.send({ password: TEST_PASSWORD, headers: headers(own) });
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  }
});

test('a foreign host name opens no page and no route, whatever is forwarded', async () => {
  const { cookie } = await signedInHeaders('editor');
  const palId = await upstream.createPal({ name: 'A name nobody else may read', skills: {} });
  const before = (await upstream.journal('/')).length;
  for (const { dashboard, own } of dashboards) {
    for (const host of ['evil.test', `${own.host}.evil.test`, 'localhost.', '0.0.0.0', 'x']) {
      for (const path of ['/pals', `/pals/${palId}`, '/api/pals', `/api/pals/${palId}/editor`]) {
        const headers = { host, cookie, 'x-forwarded-host': own.host };
        const { whole } = await ask(dashboard.url, { path, headers });
        expect(whole).not.toContain('A name nobody else may read');
        expect(whole).not.toContain(COOKIE_NAME);
      }
    }
  }
  expect((await upstream.journal('/')).length - before).toBe(0);
});

test('an action that Next would hand on to itself is not carried out', async () => {
  for (const target of dashboards) {
    const palId = await upstream.createPal({ name: 'Handed on', skills: {} });
    const call = await saveCall(palId, target);
    const asOurs = { host: 'evil.test', 'x-forwarded-host': target.own.host };
    for (const path of ['/pals', '/sign-in', '/compare', '/attachments', '/nowhere']) {
      for (const headers of [{ ...asOurs, origin: undefined, [SITE]: undefined }, {}]) {
        const { text } = await ask(target.dashboard.url, { ...withHeaders(call, headers), path });
        expect(await upstream.puts(palId), `${path}: ${text}`).toHaveLength(0);
      }
    }
    const forwarded = withHeaders(call, { 'x-action-forwarded': '1' });
    expect((await ask(target.dashboard.url, forwarded)).text).toContain('untrusted_request');
    await ask(target.dashboard.url, call);
    expect(await upstream.puts(palId)).toHaveLength(1);
  }
});
