import { readFileSync } from 'node:fs';
import type { Dashboard } from '@/lib/cli/serve';
import { paths } from '@/lib/paths';
import { expect, test } from '../fixtures';
import { actionId } from '../save-call';
import { logFile, startDashboardWith } from '../servers';
import { TEST_PASSWORD, TEST_PASSWORD_HASH, testSignInEnv } from '../session';
import { scriptCall } from './action-calls';
import { ask } from './ask';
import { recordFigure } from './figures';
import { openSignInForm, sessionCookieOf } from './sign-in-form';

test.describe.configure({ mode: 'parallel', timeout: 120_000 });

const HOUR_MS = 60 * 60_000;
/** Another hash by its looks: nobody signs in with it here. */
const ANOTHER_HASH = TEST_PASSWORD_HASH.replace('scrypt:131072:8:1:Y', 'scrypt:131072:8:1:Z');

/** Loaded before the server: its clock is ahead by `CLOCK_AHEAD_MS`. */
const AHEAD = `
const ahead = Number(process.env.CLOCK_AHEAD_MS);
const { now, parse, UTC } = Date;
const Clock = Date;
globalThis.Date = class Date extends Clock {
  constructor(...given) { super(...(given.length === 0 ? [now() + ahead] : given)); }
  static now = () => now() + ahead;
  static parse = parse;
  static UTC = UTC;
};`;

type Settings = Readonly<Record<string, string>>;

function clockAhead(ms: number): Settings {
  const preload = `data:text/javascript,${encodeURIComponent(AHEAD)}`;
  return { NODE_OPTIONS: `--import=${preload}`, CLOCK_AHEAD_MS: String(ms) };
}

/** Runs something against a dashboard that ends with it. */
async function during<T>(settings: Settings, run: (dashboard: Dashboard) => Promise<T>) {
  const dashboard = await startDashboardWith(settings, logFile('attacks-sessions'));
  try {
    return await run(dashboard);
  } finally {
    await dashboard.stop('SIGKILL');
  }
}

async function signIn({ url }: Dashboard): Promise<string> {
  const cookie = sessionCookieOf(
    await (await openSignInForm(url)).send({ password: TEST_PASSWORD }),
  );
  if (cookie === null) throw new Error('The sign-in set no cookie');
  return `${cookie.name}=${cookie.value}`;
}

async function call(action: string, cookie: string, { url }: Dashboard) {
  const isSave = action === 'saveSkillSetAction';
  const path = isSave ? paths.pal('p1') : paths.pals();
  const body = isSave ? '[{"palId":"p1"}]' : '[]';
  return ask(url, scriptCall({ base: url, id: actionId(action), path, body, cookie }));
}

/** What a cookie still opens: a read, a renewal, and the door of a save. */
async function opens(cookie: string, dashboard: Dashboard): Promise<string[]> {
  const statusOf = async (path: string) =>
    (await ask(dashboard.url, { path, headers: { cookie } })).status;
  const statuses = [await statusOf('/api/session'), await statusOf('/api/session?renew=1')];
  const { text } = await call('saveSkillSetAction', cookie, dashboard);
  return [...statuses.map(String), /signed_out|invalid_input/.exec(text)?.[0] ?? text];
}

const ALL = ['200', '200', 'invalid_input'];
const NOTHING = ['401', '401', 'signed_out'];

test('a new password ends every session that the old one opened', async () => {
  const settings = testSignInEnv();
  const plain = { ...settings, ADMIN_PASSWORD_HASH: '', ADMIN_PASSWORD: TEST_PASSWORD };
  const cookies = [await during(settings, signIn), await during(plain, signIn)];
  const opened: string[][] = [];
  for (const next of [
    { ...settings, ADMIN_PASSWORD_HASH: ANOTHER_HASH },
    { ...plain, ADMIN_PASSWORD: `${TEST_PASSWORD}!` },
  ]) {
    await during(next, async (dashboard) => {
      for (const cookie of cookies) opened.push(await opens(cookie, dashboard));
    });
  }
  const alive = opened.flat().filter((each) => each === '200' || each === 'invalid_input').length;
  recordFigure({
    rule: 5,
    tried: 'reads, renewals and saves with sessions of a password and a hash that were replaced',
    figure: `${alive} of ${opened.flat().length} let through`,
    limit: '0',
    holds: alive === 0,
  });
  expect(opened).toEqual([NOTHING, NOTHING, NOTHING, NOTHING]);
  // A restart with the same settings ends nothing.
  await during(settings, async (dashboard) => {
    expect(await opens(cookies[0] ?? '', dashboard)).toEqual(ALL);
  });
});

test('a clock that was ahead locks nobody out after "sign out everywhere"', async () => {
  const settings = testSignInEnv();
  const gone = await during({ ...settings, ...clockAhead(2 * HOUR_MS) }, async (dashboard) => {
    const cookie = await signIn(dashboard);
    expect(await opens(cookie, dashboard)).toEqual(ALL);
    await call('signOutEverywhereAction', cookie, dashboard);
    return cookie;
  });
  await during(settings, async (dashboard) => {
    expect(await opens(gone, dashboard)).toEqual(NOTHING);
    expect(await opens(await signIn(dashboard), dashboard)).toEqual(ALL);
  });
});

test('a clock that was put back by less than an hour signs nobody out', async () => {
  const settings = testSignInEnv();
  const cookie = await during({ ...settings, ...clockAhead(0.75 * HOUR_MS) }, signIn);
  await during(settings, async (dashboard) => {
    expect(await opens(cookie, dashboard)).toEqual(ALL);
  });
});

test('an instance that starts 13 hours ahead takes no sign-out back', async () => {
  const settings = testSignInEnv();
  await during(settings, async (right) => {
    const [one, all] = [await signIn(right), await signIn(right)];
    await call('signOutAction', one, right);
    const gone = [one];
    await during({ ...settings, ...clockAhead(13 * HOUR_MS) }, async (ahead) => {
      expect(await opens(one, ahead)).toEqual(NOTHING);
    });
    await call('signOutEverywhereAction', all, right);
    gone.push(all);
    await during({ ...settings, ...clockAhead(13 * HOUR_MS) }, async () => undefined);
    await during(settings, async (restarted) => {
      for (const cookie of gone) {
        expect(await opens(cookie, right)).toEqual(NOTHING);
        expect(await opens(cookie, restarted)).toEqual(NOTHING);
      }
      const fresh = await signIn(restarted);
      expect(await opens(fresh, restarted)).toEqual(ALL);
      expect(await opens(fresh, right)).toEqual(ALL);
    });
  });
  expect(readFileSync(settings.REVOCATIONS_FILE ?? '', 'utf8')).toContain('"kind":"log"');
});
