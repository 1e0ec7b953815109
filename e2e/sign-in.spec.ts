import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './checks';
import { expect, FAILED_REQUEST, test } from './fixtures';
import { logFile, startDashboardWith } from './servers';
import { running } from './running';
import { TEST_PASSWORD, testSignInEnv } from './session';

test.use({ role: null });

const WRONG = 'not the password of the tests';

const passwordOf = (page: Page) => page.getByLabel('Password', { exact: true });
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

async function signIn(page: Page, password = TEST_PASSWORD): Promise<void> {
  await passwordOf(page).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('somebody without a session signs in by keyboard alone and is where they wanted to be', async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({ name: 'Where I was', skills: {} });
  await page.goto(`/pals/${palId}?view=all`);
  await expect(page).toHaveURL(/\/sign-in\?back=/);
  await expect(page).toHaveTitle('Sign in · PAL Skills');
  await expect(heading(page, 'Sign in')).toBeVisible();
  await expect(passwordOf(page)).toBeFocused();
  await page.keyboard.type(TEST_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/pals/${palId}?view=all`);
  await expect(heading(page, 'Where I was')).toBeVisible();
});

test('Back does not lead to the sign-in again', async ({ page }) => {
  await page.goto('/pals');
  await signIn(page);
  await expect(heading(page, 'PALs')).toBeVisible();
  await page.goBack();
  await expect(page).not.toHaveURL(/sign-in/);
});

test('a wrong password is told beside it, announced, and can be corrected', async ({ page }) => {
  await page.goto('/sign-in');
  await signIn(page, WRONG);
  const alert = page.getByRole('alert').filter({ hasText: 'Incorrect password.' });
  await expect(alert).toBeVisible();
  await expect(passwordOf(page)).toBeFocused();
  await expect(passwordOf(page)).toHaveValue('');
  await expect(passwordOf(page)).toHaveAccessibleDescription(/Incorrect password/);
  await expect(passwordOf(page)).toHaveAttribute('aria-invalid', 'true');
  await signIn(page);
  await expect(heading(page, 'PALs')).toBeVisible();
});

test('the password can be shown, and is hidden by default', async ({ page }) => {
  await page.goto('/sign-in');
  await passwordOf(page).fill(TEST_PASSWORD);
  const toggle = page.getByRole('button', { name: 'Show the password' });
  await expect(passwordOf(page)).toHaveAttribute('type', 'password');
  await expect(passwordOf(page)).toHaveAttribute('autocomplete', 'current-password');
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
  await expect(passwordOf(page)).toHaveAttribute('type', 'text');
  await toggle.click();
  await expect(passwordOf(page)).toHaveAttribute('type', 'password');
});

test('who has tried too often is told when to try again', async ({ page }) => {
  const dashboard = await startDashboardWith(testSignInEnv(), logFile('sign-in-dashboard'));
  try {
    await page.goto(`${dashboard.url}/sign-in`);
    for (let tried = 0; tried < 5; tried += 1) {
      await signIn(page, WRONG);
      await expect(page.getByText('Incorrect password.')).toBeVisible();
    }
    await signIn(page);
    await expect(page.getByText('Too many attempts. Try again in 15 minutes.')).toBeVisible();
  } finally {
    await page.close();
    await dashboard.stop('SIGKILL');
  }
});

test('who has signed in already is led on', async ({ page }) => {
  await page.goto('/sign-in');
  await signIn(page);
  await expect(heading(page, 'PALs')).toBeVisible();
  await page.goto('/sign-in?back=%2Fpals%3Fsearch%3Dada');
  await expect(page).toHaveURL('/pals?search=ada');
});

test('the sandbox on this machine has no sign-in', async ({ page }) => {
  await page.goto(`${running().sandboxUrl}/sign-in`);
  await expect(page).toHaveURL(`${running().sandboxUrl}/pals`);
});

test.describe('signing out', () => {
  // What the page that comes back asks for is refused.
  test.use({ allowedConsole: [FAILED_REQUEST] });

  test('ends the session on the server, and Back shows nothing', async ({ page, context }) => {
    await page.goto('/pals');
    await signIn(page);
    await expect(heading(page, 'PALs')).toBeVisible();
    const copies = await context.cookies();
    await page.getByRole('button', { name: /Admin/ }).click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await expect(heading(page, 'Sign in')).toBeVisible();
    expect(await context.cookies()).toEqual([]);
    await page.goBack();
    await expect(page.getByRole('table')).toHaveCount(0);
    await context.addCookies(copies);
    await page.goto('/pals');
    await expect(heading(page, 'Sign in')).toBeVisible();
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the sign-in works, a wrong password included', async ({ page }) => {
    await page.goto('/pals?search=ada');
    await signIn(page, WRONG);
    await expect(page.getByText('Incorrect password.')).toBeVisible();
    await expect(page).toHaveURL(/\/sign-in\?back=/);
    await signIn(page);
    await expect(page).toHaveURL('/pals?search=ada');
    await expect(heading(page, 'PALs')).toBeVisible();
  });
});

test.describe('a link on another site', () => {
  /** A page of another site, which links to the dashboard: `localhost` is none of 127.0.0.1. */
  async function followLink(page: Page, href: string): Promise<void> {
    const site = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(
        `<!doctype html><title>Mail</title><link rel="icon" href="data:,"><a href="${href}">The PAL</a>`,
      );
    });
    await new Promise<void>((resolve) => site.listen(0, 'localhost', resolve));
    const { port } = site.address() as AddressInfo;
    await page.goto(`http://localhost:${port}/`);
    await page.getByRole('link', { name: 'The PAL' }).click();
    site.close();
  }

  for (const scripts of [true, false]) {
    test.describe(scripts ? 'with scripts' : 'without scripts', () => {
      // Next sends the icon of a page whose title takes long to a script, to be put in its place:
      // without scripts the browser asks for /favicon.ico then.
      test.use({ javaScriptEnabled: scripts, allowedConsole: scripts ? [] : [FAILED_REQUEST] });

      test('leads whoever has signed in to what it means', async ({ page, baseURL, upstream }) => {
        const palId = await upstream.createPal({ name: 'Linked from a mail', skills: {} });
        await page.goto('/sign-in');
        await signIn(page);
        await expect(heading(page, 'PALs')).toBeVisible();
        await followLink(page, `${baseURL}/pals/${palId}`);
        await expect(page).toHaveURL(`/pals/${palId}`);
        await expect(page).toHaveTitle(/Linked from a mail/);
      });

      test('leads everybody else to the sign-in, and on from there', async ({ page, baseURL }) => {
        await followLink(page, `${baseURL}/pals?search=ada`);
        await expect(passwordOf(page)).toBeVisible();
        await signIn(page);
        await expect(page).toHaveURL('/pals?search=ada');
      });
    });
  }
});

test.describe('how it looks', () => {
  test('axe finds nothing, and nothing has to be scrolled sideways', async ({ page }) => {
    await page.goto('/sign-in?error=oidc_not_allowed');
    await expect(heading(page, 'Sign in')).toBeVisible();
    await expectAccessible(page);
    await signIn(page, WRONG);
    await expect(page.getByText('Incorrect password.')).toBeVisible();
    await expectAccessible(page);
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 700 });
      await expectNoSidewaysScroll(page);
    }
  });
});
