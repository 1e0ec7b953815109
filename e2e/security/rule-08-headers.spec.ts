import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '@/lib/cli/project';
import type { Dashboard } from '@/lib/cli/serve';
import { newId } from '@/lib/new-id';
import { sealSession, sessionCookie } from '@/lib/auth/seal';
import { expect, test } from '../fixtures';
import { logFile, startDashboardWith, startUpstream, tavusEnv } from '../servers';
import { newTestSession, signedInHeaders, TEST_SESSION_SECRET, testSignInEnv } from '../session';
import { ask, type Ask, type Asked } from './ask';
import { builtActions } from './build-doors';
import { recordFigure } from './figures';
import { scoreSite } from './observatory';
import { parsePolicy } from './observatory/policy';

// Two dashboards serve all of it: as opened on this machine, and as behind a proxy with TLS.
test.describe.configure({ mode: 'serial' });

const ORIGIN = 'https://pals.example.com';
const BEHIND_PROXY = { host: 'pals.example.com', 'x-forwarded-proto': 'https' };
const NONCE = /'nonce-([A-Za-z0-9+/]{22}==)'/;

let plain: Dashboard;
let secure: Dashboard;
let stop: () => Promise<unknown>;

test.beforeAll(async () => {
  const api = await startUpstream();
  const settings = { ...tavusEnv(api.proxyUrl), ...testSignInEnv() };
  plain = await startDashboardWith(settings, logFile('headers-plain'));
  secure = await startDashboardWith({ ...settings, APP_ORIGIN: ORIGIN }, logFile('headers-secure'));
  stop = () => {
    api.stop();
    return Promise.all([plain.stop('SIGKILL'), secure.stop('SIGKILL')]);
  };
});

test.afterAll(() => stop());

/** A file of the build, as pages load it. */
function staticFile(extension: string): string {
  const folder = path.join(ROOT, '.next/static/chunks');
  const name = readdirSync(folder).find((file) => file.endsWith(extension));
  return `/_next/static/chunks/${name}`;
}

/** A request for every kind of answer there is, with the status it gets. */
async function kinds(cookie: string): Promise<[status: number, ask: Ask][]> {
  const signedIn = { cookie };
  const action = { ...signedIn, origin: plain.url, 'sec-fetch-site': 'same-origin' };
  const badState = { ...signedIn, rsc: '1', 'next-router-state-tree': 'nonsense' };
  const save = builtActions().find(({ name }) => name.includes('saveSkillSet'));
  return [
    [307, { path: '/', headers: signedIn }],
    [307, { path: '/pals' }],
    [200, { path: '/pals', headers: signedIn }],
    [200, { path: '/pals', method: 'HEAD', headers: signedIn }],
    [200, { path: '/pals/p000000000000', headers: signedIn }],
    [307, { path: '/pals', headers: { ...signedIn, rsc: '1' } }],
    [500, { path: await hashed('/pals', badState), headers: badState }],
    [200, { path: '/sign-in' }],
    [404, { path: '/nowhere', headers: signedIn }],
    [404, { path: '/%E0%A4%A', headers: signedIn }],
    [404, { path: '/_global-error', headers: signedIn }],
    [308, { path: '//evil.test//pals' }],
    [308, { path: '/pals/' }],
    [200, { path: '/api/pals', headers: signedIn }],
    [401, { path: '/api/pals' }],
    [405, { path: '/api/pals', method: 'PUT', headers: signedIn }],
    [404, { path: '/api/nothing', headers: signedIn }],
    [200, { path: '/healthz' }],
    [409, { path: '/pals', method: 'POST', headers: { ...action, 'next-action': '0'.repeat(42) } }],
    [
      200,
      {
        path: '/pals',
        method: 'POST',
        body: '[]',
        headers: { ...action, 'next-action': save?.id ?? '', 'content-type': 'text/plain' },
      },
    ],
    [200, { path: '/icon.svg' }],
    [200, { path: staticFile('.css') }],
    [200, { path: staticFile('.js') }],
    [404, { path: '/_next/static/none.js' }],
    [500, { path: staticFile('.css'), method: 'POST' }],
    [500, { path: staticFile('.css'), headers: { range: 'bytes=99999999-' } }],
    [404, { path: '/_next/image?url=%2Ficon.svg&w=64&q=75' }],
    [307, { path: '/_next/data/x/pals.json' }],
  ];
}

/** Next's router adds a hash of its headers to the address; a request without is sent there. */
async function hashed(address: string, headers: Readonly<Record<string, string>>): Promise<string> {
  const { headers: answer } = await ask(plain.url, { path: address, headers });
  return String(answer.location);
}

/** What is missing on an answer, or not as it should be. */
function faultsOf({ headers, text }: Asked, isHttps: boolean): string[] {
  const header = (name: string) => String(headers[name] ?? '');
  const policy = parsePolicy(header('content-security-policy'));
  const isHtml = header('content-type').startsWith('text/html');
  const nonce = NONCE.exec(header('content-security-policy'))?.[1] ?? null;
  const scripts = isHtml ? [...text.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag) : [];
  const isForGood = header('cache-control').includes('immutable');
  const rules: Record<string, boolean> = {
    'everything off by default': policy?.get('default-src')?.has("'none'") === true,
    'no unsafe source': !/unsafe|\*|https?:/.test(header('content-security-policy')),
    'no frame, object or base': ['frame-ancestors', 'object-src', 'base-uri'].every(
      (name) => policy?.get(name)?.has("'none'") === true,
    ),
    'every script with the nonce': scripts.every(
      (tag) => nonce !== null && tag.includes(`nonce="${nonce}"`),
    ),
    'no style in the HTML': !isHtml || !/<style\b|<[^>]+\sstyle="/.test(text),
    nosniff: header('x-content-type-options') === 'nosniff',
    'no frames': header('x-frame-options') === 'DENY',
    referrer: header('referrer-policy') === 'same-origin',
    opener: header('cross-origin-opener-policy') === 'same-origin',
    resource: header('cross-origin-resource-policy') === 'same-origin',
    embedder: header('cross-origin-embedder-policy') === 'require-corp',
    permissions: header('permissions-policy').includes('camera=()'),
    'request id': /^[0-9a-f-]{36}$/.test(header('x-request-id')),
    'not kept': isForGood || /no-store|^public, max-age=0/.test(header('cache-control')),
    'nothing of the server': !('x-powered-by' in headers) && !('server' in headers),
    HSTS: header('strict-transport-security') === (isHttps ? HSTS : ''),
    upgrade: header('content-security-policy').includes('upgrade-insecure-requests') === isHttps,
  };
  return Object.keys(rules).filter((rule) => rules[rule] === false);
}

const HSTS = 'max-age=63072000; includeSubDomains';

test('every kind of answer has every header', async () => {
  const { cookie } = await signedInHeaders();
  const requests = await kinds(cookie);
  const answers = await Promise.all(
    requests.map(async ([status, each]) => {
      const answer = await ask(plain.url, each);
      const label = `${each.method ?? 'GET'} ${each.path} ${Object.keys(each.headers ?? {}).join()}`;
      return { label, expected: status, status: answer.status, faults: faultsOf(answer, false) };
    }),
  );
  const faulty = answers.filter(({ faults }) => faults.length > 0);
  recordFigure({
    rule: 8,
    tried: `${answers.length} kinds of answer: pages, data, actions, files, redirects, 4xx, 5xx`,
    figure: `${faulty.length} without a header`,
    limit: '0',
    holds: faulty.length === 0,
  });
  expect(faulty).toEqual([]);
  expect(answers.filter(({ status, expected }) => status !== expected)).toEqual([]);
});

test('only static files may be kept', async () => {
  const { cookie } = await signedInHeaders();
  const kept = (
    await Promise.all(
      (await kinds(cookie)).map(async ([, each]) => {
        const { headers, status } = await ask(plain.url, each);
        const isKept = !String(headers['cache-control']).includes('no-store');
        return isKept ? `${status} ${each.path} ${String(headers['cache-control'])}` : null;
      }),
    )
  ).filter((each) => each !== null);
  const immutable = 'public, max-age=31536000, immutable';
  expect(kept).toEqual([
    '200 /icon.svg public, max-age=0, must-revalidate',
    `200 ${staticFile('.css')} ${immutable}`,
    `200 ${staticFile('.js')} ${immutable}`,
  ]);
});

test('no nonce and no request id comes twice, or from the sender', async () => {
  const { cookie } = await signedInHeaders();
  const forged = "script-src 'nonce-Zm9yZ2Vk'";
  const headers = {
    cookie,
    'x-nonce': 'Zm9yZ2Vk',
    'x-request-id': 'forged',
    'content-security-policy': forged,
    'content-security-policy-report-only': forged,
  };
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => ask(plain.url, { path: '/pals', headers })),
  );
  const nonces = new Set(
    answers.map((answer) => NONCE.exec(String(answer.headers['content-security-policy']))?.[1]),
  );
  const ids = new Set(answers.map((answer) => answer.headers['x-request-id']));
  const forgedIn = answers.filter(({ whole }) => /Zm9yZ2Vk|forged/.test(whole));
  recordFigure({
    rule: 8,
    tried: `${answers.length} pages asked for with a nonce, a policy and an id of the sender's`,
    figure: `${nonces.size} nonces, ${ids.size} ids, ${forgedIn.length} of the sender's`,
    limit: `${answers.length}, ${answers.length}, 0`,
    holds: nonces.size === 100 && ids.size === 100 && forgedIn.length === 0,
  });
  expect([nonces.size, ids.size, forgedIn.length]).toEqual([100, 100, 0]);
  expect(nonces).not.toContain(undefined);
});

test('over https every answer asks for https from then on', async () => {
  const { name } = sessionCookie({ appOrigin: new URL(ORIGIN) });
  const cookie = `${name}=${await sealSession(newTestSession('editor'), TEST_SESSION_SECRET)}`;
  const paths = ['/', '/pals', '/sign-in', '/nowhere', '/api/pals', '/icon.svg', '//x'];
  for (const each of [...paths, staticFile('.js')]) {
    const answer = await ask(secure.url, { path: each, headers: { ...BEHIND_PROXY, cookie } });
    expect({ path: each, faults: faultsOf(answer, true) }).toEqual({ path: each, faults: [] });
  }
});

test('the rules of the HTTP Observatory give at least 120 points', async () => {
  const headers = { ...BEHIND_PROXY };
  const first = await ask(secure.url, { path: '/', headers });
  const page = await ask(secure.url, { path: '/sign-in', headers });
  const evil = 'https://evil.test';
  const cors = await ask(secure.url, { path: '/', headers: { ...headers, origin: evil } });
  const { score, grade, outcomes } = scoreSite({
    url: new URL('/sign-in', ORIGIN),
    page: { headers: headersOf(page), body: page.text },
    cookies: [first, page].flatMap((answer) => answer.headers['set-cookie'] ?? []),
    // TLS, and what answers on port 80, are the proxy's: docs/deployment.md says how.
    httpRoute: null,
    cors: { origin: evil, headers: headersOf(cors) },
  });
  recordFigure({
    rule: 8,
    tried: "the front page by the HTTP Observatory's 10 tests",
    figure: `${score} points, ${grade}`,
    limit: 'at least 120',
    holds: score >= 120,
  });
  expect(page.status).toBe(200);
  expect({ score, outcomes }).toMatchObject({
    score: 130,
    outcomes: {
      'content-security-policy': { result: 'csp-implemented-with-no-unsafe-default-src-none' },
      'cross-origin-resource-policy': { modifier: 10 },
      'referrer-policy': { modifier: 5 },
      'x-frame-options': { modifier: 5 },
    },
  });
});

function headersOf({ headers }: Asked): Headers {
  return new Headers(
    Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [value].flat().map((each) => [name, each]),
    ),
  );
}

test('the sign-in leads back, and nothing but a page is led there', async () => {
  const lead = async (each: Ask) => {
    const { status, headers } = await ask(plain.url, each);
    return [status, headers.location ?? null];
  };
  expect(await lead({ path: '/pals?q=a%20b&_rsc=x1' })).toEqual([
    307,
    `/sign-in?${new URLSearchParams({ back: '/pals?q=a+b' })}`,
  ]);
  expect(await lead({ path: '/nowhere' })).toEqual([307, '/sign-in?back=%2Fnowhere']);
  for (const each of ['/sign-in', '/icon.svg', '/healthz', '/api/pals', staticFile('.js')]) {
    expect((await lead({ path: each }))[1], each).toBeNull();
  }
  const post = await ask(plain.url, {
    path: '/pals',
    method: 'POST',
    headers: { 'next-action': newId() },
  });
  expect(post.status).not.toBe(307);
});
