import { readFile } from 'node:fs/promises';
import { paths } from '@/lib/paths';
import { expectAccessible, expectNoSidewaysScroll } from '../checks';
import { expect, test } from './fixtures';

const READ_TO_THE_END = { timeout: 90_000 };

test.beforeEach(async ({ page }) => {
  await page.goto(paths.attachments());
  await expect(page.getByText('As of', { exact: true })).toBeVisible(READ_TO_THE_END);
});

test('every attachment of 5,000 PALs has a row, of which a screenful is drawn', async ({
  page,
}) => {
  const table = page.getByRole('table', { name: 'Attachments' });
  const rows = Number(await table.getAttribute('aria-rowcount'));
  expect(rows).toBeGreaterThan(5_000);
  expect(await page.getByRole('row').count()).toBeLessThan(120);
  await expect(page.getByText(`${(rows - 1).toLocaleString('en')} attachments`)).toBeVisible();
});

test('rows are filtered, sorted and grouped, all in the address', async ({ page }) => {
  await page.getByRole('combobox', { name: 'Filter by skill' }).selectOption('presentation');
  await page.getByRole('combobox', { name: 'Filter by change' }).selectOption('Never changed');
  await expect(page.getByRole('row').nth(2)).toContainText('Never changed since attached');
  await page.getByRole('button', { name: 'Attached', exact: true }).click();
  await expect(page).toHaveURL(/skill=presentation.*change=never.*sort=-attached/);
  await page.getByRole('combobox', { name: 'Group attachments' }).selectOption('Grouped by PAL');
  await expect(page.getByRole('rowheader').first()).toContainText('1 attachment');
  await page.reload();
  await expect(page.getByRole('rowheader').first()).toContainText('1 attachment', READ_TO_THE_END);
  await expect(page.getByRole('columnheader', { name: 'Attached' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
});

test('the file has exactly the rows shown, with the times as the API told them', async ({
  page,
}) => {
  await page.getByRole('combobox', { name: 'Filter by skill' }).selectOption('browser_use');
  const shown = await page.getByText(/^[\d,]+ of [\d,]+ attachments$/).textContent();
  const count = Number((shown ?? '').split(' of ')[0]?.replace(',', ''));
  expect(count).toBeGreaterThan(10);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: /^CSV/ }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  const lines = text.trimEnd().split('\r\n');
  expect(lines).toHaveLength(count + 1);
  expect(lines[1]).toMatch(/"browser_use","\d{4}-\d\d-\d\dT[\d:]{8}\.\d{6}\+00:00"/);

  const json = page.waitForEvent('download');
  await page.getByRole('link', { name: /^JSON/ }).click();
  const rows: unknown = JSON.parse(await readFile(await (await json).path(), 'utf8'));
  expect(rows).toHaveLength(count);
});

test('brushing the picture filters the table; the fields do the same by keyboard', async ({
  page,
}) => {
  const plot = page.getByTestId('plot');
  const box = await plot.boundingBox();
  if (box === null) throw new Error('The picture is not drawn');
  await page.mouse.move(box.x + box.width * 0.5, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, box.y + 20, { steps: 4 });
  await page.mouse.up();
  await expect(page).toHaveURL(/range=\d+_\d+/);
  await expect(page.getByText(/^[\d,]+ of [\d,]+ attachments$/)).toBeVisible();
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(page).not.toHaveURL(/range=/);

  await page.getByLabel('Attached from').fill('2026-09-01');
  await page.getByLabel('Attached to').fill('2026-09-30');
  await expect(page).toHaveURL(
    new RegExp(`range=${Date.UTC(2026, 8, 1)}_${Date.UTC(2026, 9, 1) - 1}`),
  );
  await expect(page.getByText(/^[\d,]+ of [\d,]+ attachments$/)).toBeVisible();
});

test('the picture zooms by its buttons, and shows all again', async ({ page }) => {
  await expect(page.getByRole('button', { name: 'Zoom out' })).toBeDisabled();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect(page.getByRole('button', { name: 'Zoom out' })).toBeEnabled();
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(page.getByRole('button', { name: 'Zoom out' })).toBeDisabled();
});

test('the PALs that present a document are one link away', async ({ page }) => {
  await page.goto(paths.attachments({ document: 'd-nobody-presents' }));
  await expect(page.getByText('No attachments match')).toBeVisible(READ_TO_THE_END);
  await page.getByRole('button', { name: /^Document d-nobody-presents/ }).click();
  await expect(page).not.toHaveURL(/document=/);
});

test('the page can be used by everybody, on every screen', async ({ page }) => {
  await expectAccessible(page);
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page);
  }
});
