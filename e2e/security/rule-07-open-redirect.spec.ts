import { expect, test } from '../fixtures';
import { logFile, startDashboardWith } from '../servers';
import { signedInHeaders, signedInState, TEST_PASSWORD, testSignInEnv } from '../session';
import type { Dashboard } from '@/lib/cli/serve';
import { ask, type Asked } from './ask';
import { recordFigure } from './figures';
import { OPEN_REDIRECTS } from './open-redirects';
import { openSignInForm } from './sign-in-form';

test.describe.configure({ mode: 'default', timeout: 300_000 });
test.use({ role: null });

let dashboard: Dashboard;
test.beforeAll(async () => {
  dashboard = await startDashboardWith(testSignInEnv(), logFile('redirect-dashboard'));
});
test.afterAll(() => dashboard.stop('SIGKILL'));

/** Where a browser would be after an answer's redirect or refresh; null where it stays. */
function leadsTo({ headers, text }: Asked, from: string): URL | null {
  const refresh = /http-equiv="refresh" content="[^;]*;\s*url=([^"]*)"/i.exec(text)?.[1];
  const target = headers.location ?? refresh?.replaceAll('&amp;', '&');
  return typeof target === 'string' ? new URL(target, from) : null;
}

/** Where every way back that the dashboard takes, from an address or a form, leads to. */
async function ways(vector: string): Promise<URL[]> {
  const { url } = dashboard;
  const path = `/sign-in?${new URLSearchParams({ back: vector })}`;
  const from = new URL(path, url).href;
  const signedIn = await ask(url, { path, headers: await signedInHeaders() });
  const linked = await ask(url, { path, headers: { 'sec-fetch-site': 'cross-site' } });
  const form = await openSignInForm(url, { path });
  const forged = await form.send({ password: TEST_PASSWORD, back: vector });
  const targets = [signedIn, linked, forged].map((answer) => leadsTo(answer, from));
  return [...targets, new URL(form.fields.get('back') ?? '', from)].filter((each) => each !== null);
}

test('no way back leads away from the dashboard', async () => {
  const seen: string[] = [];
  const away: string[] = [];
  for (const vector of OPEN_REDIRECTS) {
    for (const target of await ways(vector)) {
      seen.push(target.href);
      if (target.origin !== dashboard.url || target.href.includes('evil')) away.push(vector);
    }
  }
  recordFigure({
    rule: 7,
    tried: `${OPEN_REDIRECTS.length} open redirects × 4 ways to go back: ${seen.length} redirects`,
    figure: `${away.length} left`,
    limit: '0',
    holds: away.length === 0,
  });
  expect(away).toEqual([]);
  expect(seen).toHaveLength(4 * OPEN_REDIRECTS.length);
  expect(OPEN_REDIRECTS.length).toBeGreaterThanOrEqual(24);
});

test('nor does an address of the dashboard itself', async () => {
  const odd = OPEN_REDIRECTS.map((vector) => encodeURI(vector).replace(/^(?!\/)/, '/'));
  for (const path of odd) {
    for (const headers of [{}, await signedInHeaders()]) {
      const answer = await ask(dashboard.url, { path, headers });
      const target = leadsTo(answer, `${dashboard.url}/`);
      expect(target?.origin ?? dashboard.url, path.slice(0, 80)).toBe(dashboard.url);
    }
  }
});

test('the browser itself ends where it should', async ({ page, context }) => {
  const left: string[] = [];
  await page.route(
    ({ hostname }) => hostname !== '127.0.0.1',
    (route) => {
      left.push(route.request().url());
      return route.abort();
    },
  );
  const open = (vector: string) =>
    page.goto(`${dashboard.url}/sign-in?${new URLSearchParams({ back: vector })}`);
  await open(OPEN_REDIRECTS[3]);
  await page.getByLabel('Password', { exact: true }).fill(TEST_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${dashboard.url}/pals`, { waitUntil: 'commit' });
  const { cookies } = await signedInState(dashboard.url, 'editor');
  await context.addCookies(cookies);
  for (const vector of OPEN_REDIRECTS.slice(0, 12)) {
    await open(vector);
    expect(page.url()).toBe(`${dashboard.url}/pals`);
  }
  expect(left).toEqual([]);
});
