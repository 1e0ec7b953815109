import type { Page } from '@playwright/test';
import { paths } from '@/lib/paths';
import { expectAccessible } from './checks';
import { expect, test } from './fixtures';

test.use({
  mode: 'sandbox',
  allowedConsole: [/Failed to load resource: |Failed to load chunk|ChunkLoadError/],
});

/** From here on, none of the code with such a text in it can be had. */
async function loseCode(page: Page, text: string): Promise<void> {
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    const response = await route.fetch();
    if ((await response.text()).includes(text)) await route.abort();
    else await route.fulfill({ response });
  });
}

test('a search whose code cannot be had leaves the page as it is', async ({ page }) => {
  await loseCode(page, 'Search PALs, pages and actions');
  await page.goto(paths.pals());
  const field = page.getByRole('textbox', { name: 'Search PALs' });
  await field.fill('host');
  await page.keyboard.press('Control+k');
  const lost = page.getByRole('dialog', { name: 'The search could not be loaded' });
  await expect(lost.getByRole('alert')).toHaveText(/Reload the page/);
  await expectAccessible(page);
  await field.press('End');
  await page.keyboard.type('s');
  await expect(field).toHaveValue('hosts');
  await lost.getByRole('button', { name: 'Close' }).click();
  await expect(lost).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('PALs');
});

test('a menu whose code cannot be had says so in its place', async ({ page }) => {
  await loseCode(page, 'View name');
  await page.goto(paths.pals());
  await page.getByRole('button', { name: 'Views' }).click();
  await expect(page.getByText('This menu could not be loaded. Reload the page.')).toBeVisible();
  await expect(page.getByRole('table', { name: 'PALs' })).toBeVisible();
});

test('without the code of the picture, the attachments are there', async ({ page }) => {
  await loseCode(page, 'Attachments over time');
  await page.goto(paths.attachments());
  await expect(page.getByText('The picture could not be loaded. Reload the page.')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Attachments' })).toBeVisible();
});

test('a PAL that cannot be chosen leaves the comparison as it is', async ({ page }) => {
  await loseCode(page, 'Name or id');
  await page.goto(paths.compare());
  await page
    .getByRole('button', { name: /Choose|Change/ })
    .first()
    .click();
  const lost = page.getByRole('dialog', { name: 'The list of PALs could not be loaded' });
  await expect(lost).toBeVisible();
  await lost.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Compare');
});
