import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { z } from 'zod';
import { paths } from '@/lib/paths';
import { expectAccessible } from './checks';
import { expect, FAILED_REQUEST, test } from './fixtures';

test.use({ allowedConsole: [FAILED_REQUEST] });

const rowsSchema = z.array(z.object({ pal_name: z.string() }));
const LEFT_OUT = 'CSV and JSON leave out 1 PAL that could not be read.';

test('a file leaves out the PAL that could not be read, and says so', async ({
  page,
  isolated,
}) => {
  const { url, upstream } = isolated;
  await upstream.createPal({ name: 'Told', skills: { browser_use: {} } });
  const lostId = await upstream.createPal({ name: 'Lost', skills: { presentation: {} } });
  await upstream.goDown(lostId);
  await page.goto(`${url}${paths.attachments()}`);
  await expect(page.getByText(LEFT_OUT)).toBeVisible();
  await expect(page.getByRole('link', { name: /^CSV/ })).toHaveAccessibleDescription(LEFT_OUT);
  await expectAccessible(page);

  const csv = await fileOf(page, 'CSV');
  expect(csv.name).toMatch(/^attachments-\d{4}-\d\d-\d\d-partial\.csv$/);
  expect(csv.text).toContain('"Told"');
  expect(csv.text).not.toContain('"Lost"');
  await expect(page.getByText(`${csv.name} is without 1 PAL`)).toBeVisible();

  const json = await fileOf(page, 'JSON');
  expect(json.name).toMatch(/^attachments-\d{4}-\d\d-\d\d-partial\.json$/);
  const names = rowsSchema.parse(JSON.parse(json.text)).map(({ pal_name }) => pal_name);
  expect(names).toContain('Told');
  expect(names).not.toContain('Lost');

  await upstream.heal();
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByRole('rowheader', { name: 'Lost' })).toBeVisible();
  await expect(page.getByText(LEFT_OUT)).toBeHidden();
  const whole = await fileOf(page, 'CSV');
  expect(whole.name).toMatch(/^attachments-\d{4}-\d\d-\d\d\.csv$/);
  expect(whole.text).toContain('"Lost"');
});

test('a file asked for while PALs are read waits for them, and is refused where one fails', async ({
  page,
  isolated,
}) => {
  const { url, upstream } = isolated;
  await upstream.createPal({ name: 'Told', skills: { browser_use: {} } });
  const lostId = await upstream.createPal({ name: 'Lost', skills: { presentation: {} } });
  await upstream.fault({
    path: `/v2/pals/${lostId}*`,
    apply: 'never',
    delayMs: 2_000,
    answer: { kind: 'status', status: 500 },
  });
  await page.goto(`${url}${paths.attachments()}`);
  await expect(page.getByText(/^Loading \d+ of \d+ PALs$/)).toBeVisible();
  await page.getByRole('link', { name: /^CSV/ }).click();
  await expect(
    page.getByText('Preparing export… Your download starts when all PALs are loaded.'),
  ).toBeVisible();
  await expect(page.getByText('CSV export failed')).toBeVisible({ timeout: 30_000 });
  await expect(page).toHaveURL(`${url}${paths.attachments()}`);

  const asked = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download what could be read' }).click();
  const partial = await contentsOf(await asked);
  expect(partial.name).toContain('-partial.csv');
  expect(partial.text).toContain('"Told"');
  await expect(page.getByText('CSV export failed')).toBeHidden();
});

test('a file that cannot be had is told of on the page, which stays', async ({
  page,
  isolated,
}) => {
  const { url, upstream } = isolated;
  await upstream.createPal({ name: 'Told', skills: { browser_use: {} } });
  await page.goto(`${url}${paths.attachments()}`);
  await expect(page.getByRole('rowheader', { name: 'Told' })).toBeVisible();
  await page.route('**/api/attachments/export**', (route) => route.abort());
  await page.getByRole('link', { name: /^JSON/ }).click();
  await expect(page.getByText('JSON export failed')).toBeVisible();
  await expect(page.getByText('The dashboard did not answer.')).toBeVisible();
  await expect(page.getByRole('rowheader', { name: 'Told' })).toBeVisible();
  await page.unroute('**/api/attachments/export**');
  const asked = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Retry' }).click();
  expect((await contentsOf(await asked)).name).toMatch(/\d\.json$/);
});

async function fileOf(page: Page, format: 'CSV' | 'JSON') {
  const asked = page.waitForEvent('download');
  await page.getByRole('link', { name: new RegExp(`^${format}`) }).click();
  return contentsOf(await asked);
}

async function contentsOf(download: Download) {
  return {
    name: download.suggestedFilename(),
    text: await readFile(await download.path(), 'utf8'),
  };
}
