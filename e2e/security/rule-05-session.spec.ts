import { openSession, sealSession } from '@/lib/auth/seal';
import { IDLE_MS, LIFETIME_MS, type Session } from '@/lib/auth/session';
import type { User } from '@/lib/auth/admin';
import type { Dashboard } from '@/lib/cli/serve';
import { newId } from '@/lib/new-id';
import { expect, test } from '../fixtures';
import { actionId } from '../save-call';
import { logFile, startDashboardWith } from '../servers';
import {
  COOKIE_NAME,
  newTestSession,
  TEST_PASSWORD,
  TEST_SESSION_SECRET,
  testSignInEnv,
} from '../session';
import { scriptCall } from './action-calls';
import { ask } from './ask';
import { recordFigure } from './figures';
import { openSignInForm, sessionCookieOf } from './sign-in-form';

test.describe.configure({ mode: 'default', timeout: 120_000 });

const MINUTE = 60_000;
const SETTINGS = testSignInEnv();

let dashboard: Dashboard;
test.beforeAll(async () => {
  dashboard = await startDashboardWith(SETTINGS, logFile('session-dashboard'));
});
test.afterAll(() => dashboard.stop('SIGKILL'));

/** A cookie header, sealed as the dashboard does. */
async function cookieOf(session: Session): Promise<string> {
  return `${COOKIE_NAME}=${await sealSession(session, TEST_SESSION_SECRET)}`;
}

/** The status of a read with a cookie: 200, or 401 where it is worth nothing. */
async function statusWith(cookie: string, { url } = dashboard): Promise<number> {
  return (await ask(url, { path: '/api/session', headers: { cookie } })).status;
}

function person(): User {
  const id = newId();
  return { id, name: id };
}

/** Calls a sign-out as the page's script does. */
async function call(action: string, cookie: string, { url } = dashboard) {
  const id = actionId(action);
  return ask(url, scriptCall({ base: url, id, path: '/pals', body: '[]', cookie }));
}

async function signIn(headers: Record<string, string> = {}) {
  const form = await openSignInForm(dashboard.url);
  const cookie = sessionCookieOf(await form.send({ password: TEST_PASSWORD, headers }));
  if (cookie === null) throw new Error('The sign-in set no cookie');
  return cookie;
}

test('the cookie is for this host alone, over https, out of reach of scripts and other sites', async () => {
  const settings = { ...testSignInEnv(), APP_ORIGIN: 'https://pals.example.com' };
  const behindProxy = await startDashboardWith(settings, logFile('https-dashboard'));
  try {
    const headers = { host: 'pals.example.com', origin: 'https://pals.example.com' };
    const form = await openSignInForm(behindProxy.url, { headers });
    const cookie = sessionCookieOf(await form.send({ password: TEST_PASSWORD }));
    const attributes = Object.fromEntries(cookie?.attributes ?? []);
    const wanted = { secure: '', httponly: '', samesite: 'strict', path: '/' };
    const holds =
      cookie?.name === '__Host-pal-skills' &&
      JSON.stringify(Object.entries(attributes).sort()) ===
        JSON.stringify(Object.entries(wanted).sort());
    recordFigure({
      rule: 5,
      tried: 'the cookie of a sign-in where APP_ORIGIN is https',
      figure: `${cookie?.name}; ${[...(cookie?.attributes.keys() ?? [])].join(', ')}`,
      limit: '__Host-, Secure, HttpOnly, SameSite=Strict, Path=/, no Domain',
      holds,
    });
    expect(cookie?.name).toBe('__Host-pal-skills');
    expect(attributes).toEqual(wanted);
    // Without its prefix it is no session there.
    const plain = { ...headers, cookie: `pal-skills=${cookie?.value}` };
    expect((await ask(behindProxy.url, { path: '/api/session', headers: plain })).status).toBe(401);
  } finally {
    await behindProxy.stop('SIGKILL');
  }
});

test('on this machine the cookie is as closed, but for https', async () => {
  const { name, attributes } = await signIn();
  expect(name).toBe('pal-skills');
  expect(Object.fromEntries(attributes)).toEqual({ httponly: '', samesite: 'strict', path: '/' });
});

test('a session ends after 30 minutes without activity and after 12 hours in all', async () => {
  const now = Date.now();
  const aged = async (startedMinutesAgo: number, seenMinutesAgo: number) =>
    statusWith(
      await cookieOf({
        ...newTestSession('editor', person()),
        startedAt: now - startedMinutesAgo * MINUTE,
        seenAt: now - seenMinutesAgo * MINUTE,
      }),
    );
  const [idle, lifetime] = [IDLE_MS / MINUTE, LIFETIME_MS / MINUTE];
  const statuses = [
    await aged(idle - 1, idle - 1),
    await aged(lifetime - 1, 0),
    await aged(idle + 1, idle + 1),
    await aged(lifetime + 1, 0),
    await aged(lifetime - 1, idle + 1),
  ];
  recordFigure({
    rule: 5,
    tried: 'sessions of 29 and 31 minutes idle, of 11:59 and 12:01 hours in all',
    figure: statuses.join(', '),
    limit: '200, 200, then 401',
    holds: statuses.join() === '200,200,401,401,401',
  });
  expect(statuses).toEqual([200, 200, 401, 401, 401]);
  expect([idle, lifetime]).toEqual([30, 720]);
});

test('only a sign of somebody at work puts the idle end off, and never the end of all', async () => {
  const now = Date.now();
  const session = {
    ...newTestSession('editor', person()),
    startedAt: now - LIFETIME_MS + 40 * MINUTE,
    seenAt: now - 29 * MINUTE,
  };
  const headers = { cookie: await cookieOf(session) };
  for (const path of ['/api/session', '/api/pals', '/api/skill-sets', '/pals', '/sign-in']) {
    expect(sessionCookieOf(await ask(dashboard.url, { path, headers })), path).toBeNull();
  }
  const answer = await ask(dashboard.url, { path: '/api/session?renew=1', headers });
  const renewed = await openSession(sessionCookieOf(answer)?.value ?? '', TEST_SESSION_SECRET);
  expect(renewed).toEqual({ ...session, seenAt: renewed?.seenAt });
  expect(renewed?.seenAt).toBeGreaterThanOrEqual(now);
  expect(JSON.parse(answer.text)).toMatchObject({
    user: session.user,
    role: 'editor',
    method: 'password',
    ends_at: new Date(session.startedAt + LIFETIME_MS).toISOString(),
    idle_ends_at: new Date((renewed?.seenAt ?? 0) + IDLE_MS).toISOString(),
  });
});

test('another site cannot keep a session alive', async () => {
  const cookie = await cookieOf(newTestSession('editor', person()));
  const headers = { cookie, 'sec-fetch-site': 'cross-site' };
  const answer = await ask(dashboard.url, { path: '/api/session?renew=1', headers });
  expect(answer.status).toBe(403);
  expect(sessionCookieOf(answer)).toBeNull();
});

test('every sign-in begins a session of its own, and ends the one it replaces', async () => {
  const opened = async (value: string) => openSession(value, TEST_SESSION_SECRET);
  const [first, second] = [await signIn(), await signIn()];
  const third = await signIn({ cookie: `${second.name}=${second.value}` });
  const sids = await Promise.all(
    [first, second, third].map(async ({ value }) => (await opened(value))?.sid),
  );
  expect(new Set(sids).size).toBe(3);
  expect(sids).not.toContain(undefined);
  const statuses = await Promise.all(
    [first, second, third].map(({ name, value }) => statusWith(`${name}=${value}`)),
  );
  expect(statuses).toEqual([200, 401, 200]);
});

test('sign-out holds on the server, on other instances and after a restart', async () => {
  const other = await startDashboardWith(SETTINGS, logFile('session-dashboard'));
  const statusesOf = (cookie: string) =>
    Promise.all([dashboard, other].map((instance) => statusWith(cookie, instance)));
  let restarted: Dashboard | undefined;
  try {
    const [user, colleague] = [person(), person()];
    const cookies = {
      signedOut: await cookieOf(newTestSession('editor', user)),
      elsewhere: await cookieOf(newTestSession('viewer', user)),
      third: await cookieOf(newTestSession('viewer', user)),
      colleague: await cookieOf(newTestSession('editor', colleague)),
    };
    for (const cookie of Object.values(cookies))
      expect(await statusesOf(cookie)).toEqual([200, 200]);

    const answer = await call('signOutAction', cookies.signedOut);
    const removed = sessionCookieOf(answer);
    expect(removed).toMatchObject({ name: COOKIE_NAME, value: '' });
    expect(removed?.attributes.get('max-age')).toBe('0');
    const afterOne = [
      ...(await statusesOf(cookies.signedOut)),
      ...(await statusesOf(cookies.elsewhere)),
    ];
    expect(afterOne).toEqual([401, 401, 200, 200]);

    await call('signOutEverywhereAction', cookies.elsewhere, other);
    restarted = await startDashboardWith(SETTINGS, logFile('session-dashboard'));
    const copies = [cookies.signedOut, cookies.elsewhere, cookies.third];
    const instances = [dashboard, other, restarted];
    const statuses: number[] = [];
    for (const instance of instances) {
      for (const cookie of copies) statuses.push(await statusWith(cookie, instance));
    }
    const alive = statuses.filter((status) => status !== 401).length;
    const others = await Promise.all(instances.map((each) => statusWith(cookies.colleague, each)));
    recordFigure({
      rule: 5,
      tried:
        '3 copied cookies after sign-out and sign-out everywhere, at 2 instances and after a restart',
      figure: `${alive} of ${statuses.length} still open something`,
      limit: '0',
      holds: alive === 0,
    });
    expect(alive).toBe(0);
    expect(others).toEqual([200, 200, 200]);
  } finally {
    await Promise.all([other.stop('SIGKILL'), restarted?.stop('SIGKILL')]);
  }
});

test('somebody who has just signed out everywhere can sign in again', async () => {
  const { name, value } = await signIn();
  await call('signOutEverywhereAction', `${name}=${value}`);
  expect(await statusWith(`${name}=${value}`)).toBe(401);
  const again = await signIn();
  expect(await statusWith(`${again.name}=${again.value}`)).toBe(200);
});

test('without SESSION_SECRET a restart ends every session', async () => {
  const { ADMIN_PASSWORD_HASH = '' } = SETTINGS;
  const statuses: number[] = [];
  let cookie = '';
  for (let start = 0; start < 2; start += 1) {
    const alone = await startDashboardWith({ ADMIN_PASSWORD_HASH }, logFile('alone-dashboard'));
    if (cookie === '') {
      const form = await openSignInForm(alone.url);
      const set = sessionCookieOf(await form.send({ password: TEST_PASSWORD }));
      cookie = `${set?.name}=${set?.value}`;
    }
    statuses.push(await statusWith(cookie, alone));
    await alone.stop('SIGKILL');
  }
  expect(statuses).toEqual([200, 401]);
});
