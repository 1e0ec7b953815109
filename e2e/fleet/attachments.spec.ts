import { readFile } from 'node:fs/promises';
import { paths } from '@/lib/paths';
import { expectAccessible, expectNoSidewaysScroll } from '../checks';
import { expect, test } from './fixtures';

const READ_TO_THE_END = { timeout: 90_000 };

test.beforeEach(async ({ page }) => {
  await page.goto(paths.attachments());
  await expect(page.getByText('Last updated', { exact: true })).toBeVisible(READ_TO_THE_END);
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
  await page.getByRole('combobox', { name: 'Filter by change' }).selectOption('Not changed');
  await expect(page.getByRole('row').nth(2)).toContainText('Not changed');
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
  expect(lines[1]).toMatch(/"browser_use","Browser use","\d{4}-\d\d-\d\dT[\d:]{8}\.\d{6}\+00:00"/);

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

test('the picture zooms, goes along in time, and shows all again', async ({ page }) => {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const plot = page.getByTestId('plot');
  /** Of all skills, the attachments in what is shown. */
  const inView = async () => {
    const counts = await page
      .getByRole('region', { name: 'Attachments over time' })
      .getByRole('listitem')
      .locator('.tabular-nums')
      .evaluateAll((all) => all.map(({ firstChild }) => firstChild?.textContent ?? ''));
    return counts.reduce((sum, text) => sum + Number(text.replace(',', '')), 0);
  };
  const all = await inView();
  await expect(button('Zoom out')).toBeDisabled();
  await expect(button('Earlier')).toHaveCount(0);
  await button('Zoom in').click();
  await button('Zoom in').click();
  await expect.poll(inView).toBeLessThan(all);
  const middle = await inView();
  await button('Earlier').click();
  await expect.poll(inView).not.toBe(middle);
  await button('Later').click();
  await expect.poll(inView).toBe(middle);
  while (await button('Later').isEnabled()) await button('Later').click();
  const latest = await inView();

  // The same by the wheel: Shift goes along, Ctrl zooms where the pointer is.
  await plot.hover();
  await page.keyboard.down('Shift');
  await page.mouse.wheel(0, -300);
  await page.keyboard.up('Shift');
  await expect.poll(inView).not.toBe(latest);
  const before = await inView();
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -300);
  await page.keyboard.up('Control');
  await expect.poll(inView).toBeLessThan(before);
  await button('Show all').click();
  await expect.poll(inView).toBe(all);
  // Among thousands of marks the middle of a lane is on some.
  await plot.hover();
  await expect(plot.getByText(/ · (about )?\d+ \w+ \d{4}, /)).toBeVisible();
  await expect(button('Zoom out')).toBeDisabled();
});

test('one PAL of 5,000 is found and its attachments shown, by keyboard alone', async ({ page }) => {
  const filter = page.getByRole('button', { name: 'Filter by PAL' });
  await filter.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Show the attachments of one PAL' });
  await expect(dialog.getByRole('combobox', { name: 'Search PALs' })).toBeFocused();
  await page.keyboard.type('home broadband sales');
  const first = dialog.getByRole('option').first();
  await expect(first).toContainText('Home broadband sales');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/pal=p/);
  const names = page.getByRole('table', { name: 'Attachments' }).getByRole('rowheader');
  await expect(names).toHaveText(['Home broadband sales', 'Home broadband sales']);
  const chosen = page.getByRole('button', { name: 'PAL Home broadband sales: show all again' });
  await expect(chosen).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(/pal=/);
  await expect(filter).toBeFocused();
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
    // A time that is wider than its cell runs into the one beside it.
    const times = page.getByRole('cell').locator('time');
    await expect(times).not.toHaveCount(0);
    const isCut = (all: Element[]) => all.some((time) => time.scrollWidth > time.clientWidth);
    expect(await times.evaluateAll(isCut)).toBe(false);
  }
});
