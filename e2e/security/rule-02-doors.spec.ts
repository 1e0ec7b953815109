import { z } from 'zod';
import type { Dashboard } from '@/lib/cli/serve';
import { newId } from '@/lib/new-id';
import { expect, test } from '../fixtures';
import { logFile, startDashboardWith, startUpstream, tavusEnv } from '../servers';
import { signedInHeaders, testSignInEnv } from '../session';
import { Upstream } from '../upstream/client';
import { formCall, MULTIPART, scriptCall } from './action-calls';
import { ask, type Asked } from './ask';
import { badCookies } from './bad-cookies';
import { builtActions, builtRoutes } from './build-doors';
import { recordFigure } from './figures';
import { NONSENSE } from './nonsense';
import { projectDoors } from './project-doors';

// One API and one dashboard for the file: every call that reaches the API was made by its tests.
test.describe.configure({ mode: 'serial', timeout: 300_000 });

const MARKER = 'canary-pal-that-nobody-may-see';
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'];
const WAYS = [scriptCall, formCall];
const ADDRESSES = ['/', '/sign-in', '/nowhere/at/all', '/favicon.ico', '/pals', '/api/pals'];
/** Routes that Next makes of itself, and of files that hold no code. */
const BUILT_IN = ['/_global-error', '/_not-found', '/icon.svg', '/500'];
/** A probe: its one small read is kept, and its answer says nothing but whether it worked. */
const PROBES = ['/readyz'];
/** What a stack trace, a path of the server or an error of a library looks like. */
const INSIDES = /\n\s+at |node_modules|\.next\/|webpack|TypeError|ReferenceError|SyntaxError/;

let upstream: Upstream;
let dashboard: Dashboard;
let cookies: ReadonlyMap<string, string | undefined>;
let stop: () => Promise<unknown>;

test.beforeAll(async () => {
  const api = await startUpstream();
  const signIn = testSignInEnv();
  const settings = { ...tavusEnv(api.proxyUrl), ...signIn };
  dashboard = await startDashboardWith(settings, logFile('doors-dashboard'));
  upstream = new Upstream(api);
  cookies = await badCookies(signIn.REVOCATIONS_FILE ?? '');
  stop = async () => {
    api.stop();
    return dashboard.stop('SIGKILL');
  };
});

test.afterAll(() => stop());

test('the build holds exactly the doors of the source files', () => {
  const { doors } = projectDoors();
  const names = (kind: string) =>
    doors.filter((door) => door.kind === kind).map(({ file, name }) => `${file} ${name}`);
  expect(
    builtActions()
      .map(({ name }) => name)
      .sort(),
  ).toEqual(names('action').sort());

  const files = new Set(doors.filter(({ kind }) => kind !== 'action').map(({ file }) => file));
  const built = builtRoutes().filter(({ pattern }) => !BUILT_IN.includes(pattern));
  expect(built.map(({ source }) => source).sort()).toEqual(
    [...files].map((file) => file.replace(/\.tsx?$/, '')).sort(),
  );
});

test('no action runs for somebody who may not come in, at any address', async () => {
  const palId = await upstream.createPal({ name: MARKER, skills: { magic_canvas: {} } });
  const addresses = [...ADDRESSES, `/pals/${palId}`];
  const body = await saveOf(palId);
  const before = await upstream.journal('/');
  const answers: Asked[] = [];
  const base = dashboard.url;
  for (const { id } of builtActions()) {
    for (const path of addresses) {
      for (const cookie of cookies.values()) {
        const tries = WAYS.map((way) => way({ base, id, path, body, cookie }));
        answers.push(...(await Promise.all(tries.map((each) => ask(dashboard.url, each)))));
      }
    }
  }
  const reached = (await upstream.journal('/')).length - before.length;
  const telling = answers.filter(({ whole }) => whole.includes(MARKER) || INSIDES.test(whole));
  const editorOnly = await refusedToViewers(palId);
  recordFigure({
    rule: 2,
    tried: `${builtActions().length} actions × ${addresses.length} addresses × ${cookies.size} bad cookies × 2 ways to send: ${answers.length} calls`,
    figure: `${reached} reached the API, ${telling.length} answers told anything`,
    limit: '0',
    holds: reached === 0 && telling.length === 0,
  });
  expect(reached).toBe(0);
  expect(telling).toEqual([]);
  expect(editorOnly).toBe(0);
  expect(answers.some(({ text }) => text.includes('signed_out'))).toBe(true);
  await expectSavesOfEditors(palId);
});

/** Save requests of a viewer that reached the API; each has to be told why not. */
async function refusedToViewers(palId: string): Promise<number> {
  const { cookie } = await signedInHeaders('viewer');
  const body = await saveOf(palId);
  const before = await upstream.journal('/');
  for (const path of [...ADDRESSES, `/pals/${palId}`]) {
    const save = { base: dashboard.url, id: saveId(), path, body, cookie };
    await ask(dashboard.url, formCall(save));
    const { text } = await ask(dashboard.url, scriptCall(save));
    // Where the page does not have the action, Next would hand the call on to itself.
    if (path === '/pals') expect(text).not.toContain('"ok":true');
    if (path === `/pals/${palId}`) expect(text).toContain('not_allowed');
  }
  const puts = (entries: typeof before) => entries.filter(({ method }) => method === 'PUT').length;
  return puts(await upstream.journal('/')) - puts(before);
}

/**
 * The same calls by an editor, which else would have reached nothing anyway: carried out at the page
 * that has the action, and nowhere else.
 */
async function expectSavesOfEditors(palId: string): Promise<void> {
  const { cookie } = await signedInHeaders('editor');
  for (const path of ['/', '/pals', `/pals/${palId}`]) {
    const before = await upstream.puts(palId);
    const save = { base: dashboard.url, id: saveId(), path, body: await saveOf(palId), cookie };
    const { text } = await ask(dashboard.url, scriptCall(save));
    const made = path === `/pals/${palId}` ? 1 : 0;
    expect(await upstream.puts(palId), `${path}: ${text}`).toHaveLength(before.length + made);
  }
}

test('no route and no page answers somebody who may not come in', async () => {
  const palId = await upstream.createPal({
    name: MARKER,
    skills: { magic_canvas: { config: { usage_guidance: MARKER } } },
  });
  const patterns = builtRoutes().map(({ pattern }) => pattern);
  const paths = patterns.filter((each) => !PROBES.includes(each)).map((each) => fill(each, palId));
  await expectReads(palId);
  const before = await upstream.journal('/');
  const answers: Asked[] = [];
  for (const cookie of cookies.values()) {
    const headers: Record<string, string> = cookie === undefined ? {} : { cookie };
    for (const path of paths) {
      const tries = [
        ...METHODS.map((method) => ({ method, path, headers })),
        ...spellings(path).map((each) => ({ path: each, headers })),
        ...PARTIAL.map((each) => ({ path, headers: { ...headers, ...each } })),
      ];
      answers.push(...(await Promise.all(tries.map((each) => ask(dashboard.url, each)))));
    }
  }
  const reached = (await upstream.journal('/')).length - before.length;
  const telling = answers.filter(({ whole }) => whole.includes(MARKER) || INSIDES.test(whole));
  recordFigure({
    rule: 2,
    tried: `${paths.length} pages and routes × ${cookies.size} bad cookies × ${METHODS.length} methods, and other spellings: ${answers.length} requests`,
    figure: `${reached} reached the API, ${telling.length} answers told anything`,
    limit: '0',
    holds: reached === 0 && telling.length === 0,
  });
  expect(reached).toBe(0);
  expect(telling).toEqual([]);
  await expectRefusals(palId);
});

/** The parts of a page that Next's own router asks for. */
const PARTIAL: readonly Readonly<Record<string, string>>[] = [
  { rsc: '1' },
  { rsc: '1', 'next-router-prefetch': '1' },
  { rsc: '1', 'next-router-prefetch': '2', 'next-router-segment-prefetch': '/_tree' },
  { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
  { 'x-matched-path': '/pals', 'x-invoke-path': '/pals', 'x-rewrite-url': '/pals' },
];

/** Other ways to write an address, none of which may lead past its door. */
function spellings(path: string): string[] {
  return [
    `/${path}`,
    `${path}/`,
    `${path}.rsc`,
    `${path}.segments/_tree.segment.rsc`,
    `/_next/data/build${path}.json`,
    `/./${path.slice(1)}`,
    `/x/..${path}`,
    path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
    path.toUpperCase(),
    `${path}%00`,
    `${path}?__nextDefaultLocale=en&_rsc=1`,
  ];
}

/** What a signed-in person gets: viewers read as editors do. */
async function expectReads(palId: string): Promise<void> {
  for (const role of ['editor', 'viewer'] as const) {
    const headers = await signedInHeaders(role);
    for (const path of ['/pals', `/pals/${palId}`, '/api/pals', `/api/pals/${palId}/editor`]) {
      const { status, text } = await ask(dashboard.url, { path, headers });
      expect([status, text.includes(MARKER)], `${path} for a ${role}`).toEqual([200, true]);
    }
  }
  expect((await upstream.journal('/v2/pals')).length).toBeGreaterThan(0);
}

/** Each door says what to do: pages lead to the sign-in and back, routes answer 401. */
async function expectRefusals(palId: string): Promise<void> {
  for (const cookie of cookies.values()) {
    const headers: Record<string, string> = cookie === undefined ? {} : { cookie };
    const page = await ask(dashboard.url, { path: `/pals/${palId}`, headers });
    expect(page.status).toBe(307);
    const location = new URL(String(page.headers.location), dashboard.url);
    expect(location.origin).toBe(dashboard.url);
    expect(location.pathname).toBe('/sign-in');
    expect(location.searchParams.get('back')).toBe(`/pals/${palId}`);
    const route = await ask(dashboard.url, { path: '/api/pals', headers });
    expect([route.status, route.text.includes('signed_out')]).toEqual([401, true]);
  }
}

test('nonsense in place of arguments neither breaks an action nor shows its insides', async () => {
  const puts = async () =>
    (await upstream.journal('/')).filter(({ method }) => method === 'PUT').length;
  const before = await puts();
  const answers: Asked[] = [];
  for (const { id } of builtActions()) {
    for (const body of NONSENSE) {
      for (const type of ['text/plain;charset=UTF-8', 'application/json', MULTIPART]) {
        // One of the actions ends the session it is called with.
        const { cookie } = await signedInHeaders('editor', { id: newId(), name: 'Nonsense' });
        const sent = scriptCall({ base: dashboard.url, id, path: '/pals/p1', body, cookie });
        const headers = { ...sent.headers, 'content-type': type };
        answers.push(await ask(dashboard.url, { ...sent, headers }));
      }
    }
  }
  const telling = answers.filter(({ whole }) => INSIDES.test(whole));
  const saved = (await puts()) - before;
  recordFigure({
    rule: 2,
    tried: `${answers.length} calls of actions with nonsense for arguments, signed in`,
    figure: `${telling.length} stack traces, ${saved} PUTs`,
    limit: '0',
    holds: telling.length === 0 && saved === 0,
  });
  expect(telling).toEqual([]);
  expect(saved).toBe(0);
  const headers = await signedInHeaders('editor');
  expect((await ask(dashboard.url, { path: '/api/pals', headers })).status).toBe(200);
});

function saveId(): string {
  const action = builtActions().find(({ name }) => name.endsWith(' saveSkillSetAction'));
  if (action === undefined) throw new Error('The build has no action that saves');
  return action.id;
}

const viewSchema = z.object({
  set: z.object({ fingerprint: z.string(), skills: z.array(z.object({ skill_id: z.string() })) }),
});

/** A good save of this PAL as it is: Internet search switched on, or off if it is on. */
async function saveOf(palId: string): Promise<string> {
  const headers = await signedInHeaders('editor');
  const { text } = await ask(dashboard.url, { path: `/api/pals/${palId}/editor`, headers });
  const { set } = viewSchema.parse(JSON.parse(text));
  const skill_id = 'internet_search';
  const isOn = set.skills.some((skill) => skill.skill_id === skill_id);
  const change = isOn ? { kind: 'detach', skill_id } : { kind: 'attach', skill_id, config: '{}' };
  const base = { palId, saveId: newId(), baseFingerprint: set.fingerprint };
  return JSON.stringify([{ ...base, changes: [change] }]);
}

function fill(pattern: string, palId: string): string {
  const path = pattern.replace('[palId]', palId).replace('[saveId]', newId());
  return path === '/api/documents/lookup' ? `${path}?id=d000000000000` : path;
}
