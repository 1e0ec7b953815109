import type { Page } from '@playwright/test';
import { EditorPage } from './editor-page';
import { expect, FAILED_REQUEST, test } from './fixtures';

test.use({ allowedConsole: [FAILED_REQUEST] });

test('a list that cannot be read again stays, labelled with its time, until it is read', async ({
  page,
  isolated,
}) => {
  const { url, upstream } = isolated;
  await upstream.createPal({ name: 'Seen before', skills: { browser_use: {} } });
  await page.goto(`${url}/pals`);
  const row = page.getByRole('row').filter({ hasText: 'Seen before' });
  await expect(row.getByText('Browser use')).toBeVisible();

  await upstream.fault({ path: '/v2/*', apply: 'never', answer: { kind: 'reset' } });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText("Couldn't refresh the list")).toBeVisible();
  const label = page.getByText('Last updated').first().locator('..');
  await expect(label).toContainText(/\d{1,2} \w{3} \d{4}, \d\d:\d\d/);
  await expect(row.getByText('Browser use')).toBeVisible();
  await expect(row.getByText('Last updated')).toBeVisible();

  await upstream.heal();
  // After so many failures the API is left alone for a while, and then asked again.
  await expect(async () => {
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(page.getByText("Couldn't refresh the list")).toBeHidden({ timeout: 2_000 });
    await expect(row.getByText('Last updated')).toBeHidden({ timeout: 2_000 });
  }).toPass({ timeout: 40_000 });
  await expect(row.getByText('Browser use')).toBeVisible();
});

test('an editor that cannot be read again stays, labelled with its time, until it is read', async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({ name: 'Open already', skills: { browser_use: {} } });
  const editor = new EditorPage(page);
  await editor.open(palId);
  await editor.switchOf('Internet search').click();

  await upstream.goDown(palId);
  await turnTo(page);
  await expect(page.getByText("Couldn't refresh skills")).toBeVisible();
  const label = page.getByText('Last updated').locator('..');
  await expect(label).toContainText(/\d{1,2} \w{3} \d{4}, \d\d:\d\d/);
  await expect(editor.switchOf('Browser use')).toBeChecked();
  await expect(editor.switchOf('Internet search')).toBeChecked();
  await expect(page.getByText('1 change in 1 skill')).toBeVisible();

  await upstream.heal();
  await page.getByRole('button', { name: 'Refresh', exact: true }).click();
  await expect(label).toBeHidden();
  await expect(editor.switchOf('Internet search')).toBeChecked();
});

/** As when a person comes back to the tab. */
async function turnTo(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
}
