import { createWriteStream } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';
import { freePort } from '@/lib/cli/ports';
import { startDashboard } from '@/lib/cli/serve';
import { UNSET_ENV } from '@/lib/env/names';
import { expectAccessible, expectNoSidewaysScroll } from './checks';
import { EditorPage } from './editor-page';
import { expect, FAILED_REQUEST, test } from './fixtures';
import { running } from './running';
import { logFile, tavusEnv } from './servers';
import { testSignInEnv } from './session';
import { letExpire, newUser, putSession, withoutRenewal } from './session-cookies';
import type { Upstream } from './upstream/client';

const MINUTE = 60_000;

// An ended session is a refused request, which the browser logs.
test.use({ role: null, allowedConsole: [FAILED_REQUEST] });

const here = () => running().tavusUrl;

/** The line above the page. */
const lineOn = (page: Page) => page.locator('[data-session-line]');

const offerOn = (page: Page) => page.getByRole('region', { name: 'Edits that were never saved' });

const accountOn = (page: Page) => page.getByRole('button', { name: /^Account: / });

async function openEdited(page: Page, upstream: Upstream, name: string) {
  const palId = await upstream.createPal({ name, skills: { magic_canvas: {} } });
  const editor = new EditorPage(page);
  await editor.open(palId);
  await editor.switchOf('Internet search').click();
  await expect(editor.reviewButton).toBeVisible();
  return { palId, editor };
}

/** Asks the dashboard something, so that the page learns how its session stands. */
async function turnTo(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
}

/** When the session of this browser ends unless somebody does something. */
async function idleEnd(context: BrowserContext): Promise<number> {
  const response = await context.request.get(`${here()}/api/session`);
  const { idle_ends_at } = (await response.json()) as { idle_ends_at: string };
  return Date.parse(idle_ends_at);
}

test('a session that nobody works in is warned of before its end, and goes on by a button', async ({
  page,
  context,
}) => {
  await putSession(context, here(), { user: newUser(), idleLeft: 1.5 * MINUTE });
  await page.goto('/pals');
  const line = lineOn(page);
  await expect(line).toContainText(
    'You will be signed out in less than two minutes for inactivity.',
  );
  await expect(page.getByRole('status').filter({ hasText: 'signed out' })).toBeVisible();
  expect((await idleEnd(context)) - Date.now()).toBeLessThan(2 * MINUTE);
  await line.getByRole('button', { name: 'Stay signed in' }).press('Enter');
  await expect(line).toHaveCount(0);
  expect((await idleEnd(context)) - Date.now()).toBeGreaterThan(29 * MINUTE);
});

test('a key or a click renews a session, a page that only reads does not', async ({
  page,
  context,
}) => {
  await putSession(context, here(), { user: newUser(), idleLeft: 10 * MINUTE });
  await page.goto('/pals');
  await expect(page.getByRole('textbox', { name: 'Search PALs' })).toBeVisible();
  await page.reload();
  await turnTo(page);
  expect((await idleEnd(context)) - Date.now()).toBeLessThan(10 * MINUTE);
  const renewed = page.waitForResponse((response) => response.url().includes('renew=1'));
  await expect(async () => {
    await page.keyboard.press('Shift');
    await Promise.race([renewed, Promise.reject(new Error('not yet'))]);
  }).toPass();
  await renewed;
  await expect.poll(async () => (await idleEnd(context)) - Date.now()).toBeGreaterThan(29 * MINUTE);
  await page.keyboard.press('Shift');
  await page.mouse.click(5, 300);
});

test('the end after twelve hours is warned of, and cannot be put off', async ({
  page,
  context,
}) => {
  await putSession(context, here(), { user: newUser(), lifetimeLeft: 1.5 * MINUTE });
  await page.goto('/pals');
  await expect(lineOn(page)).toContainText('this session has reached its maximum length.');
  await expect(lineOn(page).getByRole('link', { name: 'Sign in again' })).toBeVisible();
  await expect(lineOn(page).getByRole('button')).toHaveCount(0);
});

test.describe('looked at closely', () => {
  // Axe on a long list, twice, is slow.
  test.slow();

  test('a session that ends while its page is open is said to have ended, and what was read stays', async ({
    page,
    context,
    upstream,
  }) => {
    const palId = await upstream.createPal({ name: 'Left open', skills: { internet_search: {} } });
    await putSession(context, here(), { user: newUser(), idleLeft: 8_000 });
    await page.goto('/pals');
    await expect(page.getByRole('link', { name: 'Left open' })).toBeVisible();
    const line = lineOn(page);
    await expect(line).toContainText('Your session has ended.', { timeout: 20_000 });
    await expect(page.getByRole('link', { name: 'Left open' })).toBeVisible();
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(page.getByText("Couldn't refresh the list")).toBeVisible();
    await expect(page.getByText('Last updated').first()).toBeVisible();
    await expect(page.getByRole('link', { name: 'Left open' })).toBeVisible();
    await expect(line.getByRole('link', { name: 'Sign in again' })).toHaveAttribute(
      'href',
      '/sign-in?back=%2Fpals',
    );
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScroll(page);
    await page.getByRole('link', { name: 'Left open' }).click();
    await expect(page).toHaveURL(`/sign-in?back=${encodeURIComponent(`/pals/${palId}`)}`);
  });
});

test('signing in again in another tab lets this one go on, with its edits, without a reload', async ({
  page,
  context,
  upstream,
}) => {
  const user = newUser();
  await withoutRenewal(context);
  await putSession(context, here(), { user });
  const { palId, editor } = await openEdited(page, upstream, 'Two tabs');
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  await letExpire(context, here(), user);
  await editor.save();
  const result = page.getByRole('group', { name: 'Result of the save' });
  await expect(result).toContainText('Not sent');
  await expect(result).toContainText('Your session has ended.');
  await expect(result.getByRole('link', { name: 'Sign in again' })).toBeVisible();
  await expect(lineOn(page)).toContainText('Your session has ended.');
  expect(await upstream.puts(palId)).toHaveLength(0);

  await putSession(context, here(), { user });
  const other = await context.newPage();
  await other.goto('/pals');
  await expect(lineOn(page)).toContainText('You are signed in again.');
  await expect(result).toBeHidden();
  await expect(editor.switchOf('Internet search')).toBeChecked();
  expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
  await editor.saveWell();
  await expect(lineOn(page)).toHaveCount(0);
  expect(await upstream.puts(palId)).toHaveLength(1);
});

test('somebody else who signs in in another tab saves nothing of what was edited here', async ({
  page,
  context,
  upstream,
}) => {
  await withoutRenewal(context);
  await putSession(context, here(), { user: newUser() });
  const { palId, editor } = await openEdited(page, upstream, 'Another hand');
  await putSession(context, here(), { user: newUser('grace@example.com') });
  const hers = await context.newPage();
  await hers.goto(`/pals/${palId}`);
  await expect(accountOn(hers)).toContainText('grace@example.com');
  await editor.save();
  const result = page.getByRole('group', { name: 'Result of the save' });
  await expect(result).toContainText('Not sent');
  await expect(result).toContainText('Somebody else has signed in in this browser');
  await expect(lineOn(page)).toContainText('grace@example.com is now signed in');
  await expect(editor.switchOf('Internet search')).toBeChecked();
  expect(await upstream.puts(palId)).toHaveLength(0);
  await expect(offerOn(hers)).toBeHidden();
});

test('signing out in one tab is told in the others, and Back brings nothing back', async ({
  page,
  context,
  upstream,
}) => {
  const user = newUser();
  await putSession(context, here(), { user });
  const { palId, editor } = await openEdited(page, upstream, 'Signed out elsewhere');
  const other = await context.newPage();
  await other.goto('/pals');
  await other.getByRole('link', { name: 'Signed out elsewhere' }).click();
  await expect(new EditorPage(other).switchOf('Magic canvas')).toBeVisible();
  await accountOn(other).click();
  await other.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(other).toHaveURL(`/sign-in?back=${encodeURIComponent(`/pals/${palId}`)}`);
  await expect(lineOn(page)).toContainText('You signed out in another tab.');
  await expect(editor.switchOf('Internet search')).toBeChecked();
  await other.goBack();
  await expect(other.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  const response = await context.request.get(`${here()}/api/pals/${palId}/editor`);
  expect(response.status()).toBe(401);
});

test('signing out everywhere ends the sessions of all browsers, by keyboard alone', async ({
  page,
  context,
  browser,
}) => {
  const user = newUser();
  await putSession(context, here(), { user });
  const elsewhere = await browser.newContext();
  await putSession(elsewhere, here(), { user });
  await page.goto('/pals');
  await accountOn(page).focus();
  await page.keyboard.press('Enter');
  const everywhere = page.getByRole('button', { name: 'Sign out everywhere' });
  await expect(everywhere).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(everywhere).toBeHidden();
  await expect(accountOn(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(everywhere).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(everywhere).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/sign-in\?/);
  const response = await elsewhere.request.get(`${here()}/api/pals`);
  expect(response.status()).toBe(401);
  await elsewhere.close();
});

test('edits outlast a sign-out: offered back to the same person, and to nobody else', async ({
  page,
  context,
  upstream,
}) => {
  const [ada, grace] = [newUser(), newUser('grace@example.com')];
  await putSession(context, here(), { user: ada });
  const { palId, editor } = await openEdited(page, upstream, 'Kept for Ada');
  await accountOn(page).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page).toHaveURL(`/sign-in?back=${encodeURIComponent(`/pals/${palId}`)}`);

  await putSession(context, here(), { user: grace });
  await editor.open(palId);
  await expect(editor.switchOf('Internet search')).not.toBeChecked();
  await page.waitForFunction(async () => {
    const { held } = await navigator.locks.query();
    return held?.some(({ name }) => name?.startsWith('pal-skills:draft:'));
  });
  await expect(offerOn(page)).toBeHidden();

  await putSession(context, here(), { user: ada });
  await editor.open(palId);
  await offerOn(page).getByRole('button', { name: 'Restore' }).click();
  await expect(editor.switchOf('Internet search')).toBeChecked();
  await editor.saveWell();
  expect(await upstream.puts(palId)).toHaveLength(1);
});

test('a connection that is not encrypted is told of on every page', async ({ page, context }) => {
  test.slow();
  const host = '127.0.0.1';
  const port = await freePort(host);
  const url = `http://${host}:${port}`;
  const dashboard = await startDashboard({
    host,
    port,
    env: {
      ...UNSET_ENV,
      ...tavusEnv(running().proxyUrl),
      ...testSignInEnv(),
      APP_ORIGIN: url,
      ALLOW_INSECURE_HTTP: '1',
    },
    log: createWriteStream(logFile('insecure-dashboard')),
  });
  try {
    const banner = page.getByRole('complementary', { name: 'Connection' });
    for (const path of ['/sign-in', '/pals', '/nowhere']) {
      if (path === '/pals') await putSession(context, url, { user: newUser() });
      await page.goto(`${url}${path}`);
      await expect(banner).toContainText('This connection is not encrypted.');
      await expectAccessible(page);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScroll(page);
  } finally {
    await page.close();
    await dashboard.stop('SIGKILL');
  }
});
