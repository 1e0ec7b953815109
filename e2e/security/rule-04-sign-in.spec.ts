import { readFileSync, rmSync } from 'node:fs';
import type { Dashboard } from '@/lib/cli/serve';
import { expect, test } from '../fixtures';
import { logFile, startDashboardWith } from '../servers';
import { TEST_PASSWORD, testSignInEnv } from '../session';
import type { Asked } from './ask';
import { recordFigure } from './figures';
import { openSignInForm, sessionCookieOf } from './sign-in-form';

test.describe.configure({ mode: 'parallel', timeout: 120_000 });

const WRONG = 'not the password of the tests';
const TRIES = 200;
const TOO_MANY = /Too many attempts\. Try again in 15 minutes\./;

/** What a client may write about itself: another address each time, in every way proxies use. */
function forged(index: number): Record<string, string> {
  const address = `198.51.100.${index}`;
  return {
    'x-forwarded-for': index % 2 === 0 ? address : `${address}, 127.0.0.1`,
    'x-real-ip': address,
    'x-client-ip': address,
    'cf-connecting-ip': address,
    forwarded: `for=${address}`,
    'x-peer-address': address,
    'x-request-id': `forged-${index}`,
  };
}

/** A dashboard whose log tells of every password that was hashed. */
async function withDashboard(
  name: string,
  settings: Readonly<Record<string, string>>,
  run: (dashboard: Dashboard, hashes: () => number) => Promise<void>,
): Promise<void> {
  const log = logFile(name);
  rmSync(log, { force: true });
  const dashboard = await startDashboardWith(
    { ...testSignInEnv(), LOG_LEVEL: 'debug', ...settings },
    log,
  );
  const hashes = () => readFileSync(log, 'utf8').split('"event":"password_hashed"').length - 1;
  try {
    await run(dashboard, hashes);
  } finally {
    await dashboard.stop('SIGKILL');
  }
}

function isIn(answer: Asked): boolean {
  return answer.status === 303 && sessionCookieOf(answer) !== null;
}

test('200 tries with forged addresses cost five hashes, and others still get in', async () => {
  await withDashboard('tries-dashboard', {}, async ({ url }, hashes) => {
    const form = await openSignInForm(url);
    const answers = await Promise.all(
      Array.from({ length: TRIES }, (_, index) =>
        form.send({ password: WRONG, headers: forged(index) }),
      ),
    );
    const counted = hashes();
    const sessions = answers.filter((answer) => sessionCookieOf(answer) !== null).length;
    const blocked = await form.send({ password: TEST_PASSWORD, headers: forged(0) });
    const other = await form.send({ password: TEST_PASSWORD, from: '127.0.0.2' });
    recordFigure({
      rule: 4,
      tried: `${TRIES} sign-ins at once with forged X-Forwarded-For and the like`,
      figure: `${counted} hashes, ${sessions} sessions; another client ${isIn(other) ? 'got in' : 'did not get in'}`,
      limit: '5 hashes, 0 sessions; another client gets in',
      holds: counted === 5 && sessions === 0 && isIn(other),
    });
    expect(counted).toBe(5);
    expect(sessions).toBe(0);
    expect(answers.filter(({ text }) => TOO_MANY.test(text))).toHaveLength(TRIES - 5);
    expect(answers.filter(({ text }) => text.includes('Incorrect password'))).toHaveLength(5);
    // The right password does not help a client that is blocked, or guessing would go on.
    expect(blocked.text).toMatch(TOO_MANY);
    expect(isIn(other)).toBe(true);
    expect(hashes()).toBe(6);
  });
});

test('clients behind a trusted proxy are told apart, and by nothing they write themselves', async () => {
  await withDashboard(
    'proxy-dashboard',
    { TRUSTED_PROXIES: '127.0.0.1' },
    async (running, hashes) => {
      const form = await openSignInForm(running.url);
      const tries = (client: string, count: number) =>
        Promise.all(
          Array.from({ length: count }, (_, index) =>
            form.send({
              password: WRONG,
              headers: { 'x-forwarded-for': `192.0.2.${index}, ${client}` },
            }),
          ),
        );
      await tries('198.51.100.1', 50);
      expect(hashes()).toBe(5);
      const other = await form.send({
        password: TEST_PASSWORD,
        headers: { 'x-forwarded-for': '198.51.100.2' },
      });
      expect(isIn(other)).toBe(true);
      // A connection that is not the proxy's is believed nothing.
      const before = hashes();
      await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          form.send({ password: WRONG, from: '127.0.0.3', headers: forged(index) }),
        ),
      );
      expect(hashes() - before).toBe(5);
    },
  );
});

test('a right password gives a client its tries back', async () => {
  await withDashboard('forgiving-dashboard', {}, async ({ url }) => {
    const form = await openSignInForm(url);
    for (let round = 0; round < 2; round += 1) {
      const wrong = await Promise.all([1, 2, 3, 4].map(() => form.send({ password: WRONG })));
      expect(wrong.every(({ text }) => text.includes('Incorrect password'))).toBe(true);
      expect(isIn(await form.send({ password: TEST_PASSWORD }))).toBe(true);
    }
  });
});

test('a password of an impossible length is hashed for nobody', async () => {
  await withDashboard('length-dashboard', {}, async ({ url }, hashes) => {
    const form = await openSignInForm(url);
    const answers = await Promise.all(
      ['', 'x'.repeat(14), 'x'.repeat(1_025), 'x'.repeat(60_000)].map((password) =>
        form.send({ password }),
      ),
    );
    expect(answers.every(({ text }) => text.includes('Incorrect password'))).toBe(true);
    // More than 64 kB of a stranger is not even read.
    expect((await form.send({ password: 'x'.repeat(500_000) })).status).toBe(413);
    expect(hashes()).toBe(0);
  });
});

test('the plain ADMIN_PASSWORD of a first try works the same', async () => {
  const settings = { ADMIN_PASSWORD: TEST_PASSWORD, ADMIN_PASSWORD_HASH: '' };
  await withDashboard('plain-dashboard', settings, async ({ url }) => {
    const form = await openSignInForm(url);
    const wrong = await form.send({ password: WRONG });
    expect(wrong.text).toContain('Incorrect password');
    expect(isIn(await form.send({ password: TEST_PASSWORD }))).toBe(true);
  });
});
