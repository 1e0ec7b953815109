import { readFileSync } from 'node:fs';
import type { Dashboard } from '@/lib/cli/serve';
import { paths } from '@/lib/paths';
import { expect, test } from '../fixtures';
import { actionId } from '../save-call';
import { logFile, startDashboardWith } from '../servers';
import { signedInHeaders, TEST_PASSWORD, testSignInEnv } from '../session';
import { scriptCall } from './action-calls';
import { ask } from './ask';
import { beginRequest, type Endless } from './endless-bodies';
import { recordFigure } from './figures';
import { openSignInForm, sessionCookieOf } from './sign-in-form';

test.describe.configure({ mode: 'default', timeout: 120_000 });

const REQUESTS = 300;
/** What a client may have coming in at once without a session, and the largest such body. */
const OPEN_BODIES = 32;
const SMALL_BYTES = 64 * 1024;
const MEGABYTE = 1_000_000;

let dashboard: Dashboard;
test.beforeAll(async () => {
  dashboard = await startDashboardWith(testSignInEnv(), logFile('attacks-bodies'));
});
test.afterAll(() => dashboard.stop('SIGKILL'));

const open = (requests: readonly Endless[]) => requests.filter((each) => each.isOpen()).length;
const waiting = (requests: readonly Endless[]) =>
  requests.filter((each) => each.status() === null && each.isOpen()).length;

/** The memory of the server's process, in bytes. */
function memory(): number {
  const status = readFileSync(`/proc/${dashboard.pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1_024;
}

function flood(headers: Readonly<Record<string, string>>, sent: number): Endless[] {
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  return Array.from({ length: REQUESTS }, () =>
    beginRequest(dashboard.url, { path: paths.signIn(), headers: { ...type, ...headers }, sent }),
  );
}

test('requests that never end are answered or ended, and hold next to nothing', async () => {
  const before = memory();
  const own = { origin: dashboard.url, 'sec-fetch-site': 'same-origin' };
  const shapes: Readonly<Record<string, { headers: Record<string, string>; sent: number }>> = {
    'of 1.9 MB': { headers: { 'content-length': '2000000' }, sent: 1_900_000 },
    'of 1.9 MB for an action': {
      headers: { ...own, 'content-length': '2000000', 'next-action': actionId('signInAction') },
      sent: 1_900_000,
    },
    'of no length': { headers: { 'transfer-encoding': 'chunked' }, sent: MEGABYTE },
    'of 60 kB': { headers: { 'content-length': '60000' }, sent: 59_000 },
  };
  let held = 0;
  for (const [name, { headers, sent }] of Object.entries(shapes)) {
    const requests = flood(headers, sent);
    const most = sent > SMALL_BYTES ? 0 : OPEN_BODIES;
    await expect.poll(() => waiting(requests), name).toBeLessThanOrEqual(most);
    held = Math.max(held, waiting(requests) * sent);
    // Somebody else signs in meanwhile.
    const form = await openSignInForm(dashboard.url);
    const answer = await form.send({ password: TEST_PASSWORD, from: '127.0.0.2' });
    expect(sessionCookieOf(answer), name).not.toBeNull();
    await expect.poll(() => open(requests), { message: name, timeout: 30_000 }).toBe(0);
  }
  const grown = memory() - before;
  const shapesCount = Object.keys(shapes).length;
  recordFigure({
    rule: 4,
    tried: `${shapesCount} × ${REQUESTS} POSTs to the sign-in that never end, without a session`,
    figure: `at most ${(held / MEGABYTE).toFixed(1)} MB of them held, 0 connections left, process grown by ${Math.round(grown / MEGABYTE)} MB`,
    limit: '2 MB held, 0 connections, 150 MB',
    holds: held <= 2.1 * MEGABYTE && grown < 150 * MEGABYTE,
  });
  expect(held).toBeLessThanOrEqual(2.1 * MEGABYTE);
  expect(grown).toBeLessThan(150 * MEGABYTE);
});

test('an address that takes no body says so before it has come', async () => {
  const length = { 'content-length': '1000000' };
  const rows: readonly (readonly [string, string, number])[] = [
    ['POST', paths.api.pals(), 405],
    ['POST', paths.api.session(), 405],
    ['POST', paths.healthz(), 405],
    ['POST', paths.readyz(), 405],
    ['POST', paths.oidcCallback(), 405],
    ['POST', '/_next/static/chunks/any.js', 405],
    ['PUT', paths.pals(), 405],
    ['GET', paths.signIn(), 400],
    ['POST', paths.pals(), 413],
  ];
  for (const [method, path, status] of rows) {
    const request = beginRequest(dashboard.url, { method, path, headers: length, sent: 0 });
    await expect.poll(() => request.status(), `${method} ${path}`).toBe(status);
    request.close();
  }
});

test('a large save comes in with a session, and without one it does not', async () => {
  const id = actionId('saveSkillSetAction');
  const body = JSON.stringify([{ palId: 'p1', filler: 'x'.repeat(5 * MEGABYTE) }]);
  const { cookie } = await signedInHeaders('editor');
  const call = (given: string | undefined) =>
    ask(
      dashboard.url,
      scriptCall({ base: dashboard.url, id, path: paths.pal('p1'), body, cookie: given }),
    );
  const [own, stranger] = [await call(cookie), await call(undefined)];
  expect(own.status).toBe(200);
  expect(own.text).toContain('invalid_input');
  expect(stranger.status).toBe(413);
});

test('a client that is refused again and again fills neither audit nor log', async ({}, info) => {
  const AUDIT_FILE = info.outputPath('audit.jsonl');
  const log = info.outputPath('log');
  const other = await startDashboardWith({ ...testSignInEnv(), AUDIT_FILE }, log);
  const { cookie } = await signedInHeaders('viewer');
  const refusals = 600;
  const long = `/api/pals/${'p'.repeat(600)}/skills`;
  for (let round = 0; round < refusals / 50; round += 1) {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => ask(other.url, { path: long })),
    );
    expect(answers.every(({ status }) => status === 401)).toBe(true);
  }
  // A viewer's own refusal is written whatever strangers do.
  const id = actionId('saveSkillSetAction');
  const save = scriptCall({ base: other.url, id, path: paths.pal('p1'), body: '[{}]', cookie });
  expect((await ask(other.url, save)).text).toContain('not_allowed');
  expect(await other.stop('SIGTERM')).toBe(0);

  const audited = readFileSync(AUDIT_FILE, 'utf8').trimEnd().split('\n').map(parse);
  const full = audited.filter((line) => line.code === 'signed_out').length;
  const counted = audited
    .filter((line) => line.event === 'refusals' && line.client === '127.0.0.1')
    .reduce((sum, line) => sum + Number(line.count), 0);
  const logged = readFileSync(log, 'utf8').split('"outcome":"signed_out"').length - 1;
  recordFigure({
    rule: 4,
    tried: `${refusals} refused reads of one client`,
    figure: `${audited.length} audit lines, which tell of ${full + counted}; ${logged} log lines`,
    limit: 'a few, which tell of all',
    holds: audited.length < 50 && logged < 50 && full + counted === refusals,
  });
  expect(full + counted).toBe(refusals);
  expect(audited.length).toBeLessThan(50);
  expect(logged).toBeLessThan(50);
  expect(audited).toContainEqual(expect.objectContaining({ code: 'not_allowed' }));
});

interface Line {
  readonly event?: unknown;
  readonly code?: unknown;
  readonly client?: unknown;
  readonly count?: unknown;
}

function parse(line: string): Line {
  const read: unknown = JSON.parse(line);
  return typeof read === 'object' && read !== null ? read : {};
}
