import type { APIRequestContext, Page } from '@playwright/test';
import { paths } from '@/lib/paths';
import { expectAccessible, expectNoSidewaysScroll } from '../checks';
import { EditorPage } from '../editor-page';
import { expect, test } from './fixtures';

/** One that presents documents. */
const PAL_NAME = 'Home broadband sales';

async function openPresentation(page: Page, request: APIRequestContext): Promise<EditorPage> {
  const { pals } = await (await request.get(paths.api.pals())).json();
  const mine = pals.find((pal: { pal_name: string }) => pal.pal_name === PAL_NAME);
  const editor = new EditorPage(page);
  await editor.open(mine.pal_id, 'presentation');
  return editor;
}

test('5,000 documents are searched on the server and come page by page as one scrolls', async ({
  page,
  request,
}) => {
  await openPresentation(page, request);
  const picker = page.getByRole('combobox', { name: 'Add documents' });
  await picker.click();
  const list = page.getByRole('listbox', { name: 'Documents' });
  await expect(list.getByRole('option')).toHaveCount(21);
  const next = page.waitForRequest(/\/api\/documents\?.*page=1/);
  await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await next;
  await expect(list.getByRole('option')).toHaveCount(41);
  await expect(list.getByText(/of 5,?000 listed/)).toBeAttached();

  const search = page.waitForRequest(/\/api\/documents\?query=price/);
  await picker.fill('price');
  await search;
  const link = page.getByRole('link', { name: /^PALs that present it/ }).first();
  await expect(link).toHaveAttribute('href', /^\/attachments\?document=d/);
});

test('a document is found and added by keyboard alone, past the first page', async ({
  page,
  request,
}) => {
  const editor = await openPresentation(page, request);
  const picker = page.getByRole('combobox', { name: 'Add documents' });
  const picked = editor.card('presentation').getByRole('button', { name: /^Remove / });
  await expect(picked).not.toHaveCount(0);
  const before = await picked.count();
  await picker.focus();
  await page.keyboard.press('ArrowDown');
  const list = page.getByRole('listbox', { name: 'Documents' });
  await expect(list.getByRole('option')).toHaveCount(21);
  // Upwards from the field is the end of the list, where more is fetched as it comes into sight.
  await page.keyboard.press('ArrowUp');
  await expect(list.getByRole('option')).toHaveCount(41);
  await expect(picker).toBeFocused();

  await page.keyboard.type('price');
  await expect(list.getByText(/of \d+ listed/)).toBeAttached();
  const addable = list.locator('[role=option]:not([aria-disabled])').first();
  await expect(addable).toHaveAttribute('aria-selected', 'true');
  const name = await addable.locator('bdi').first().innerText();
  await page.keyboard.press('Enter');
  await expect(list).toBeHidden();
  await expect(picked).toHaveCount(before + 1);
  await expect(
    editor.card('presentation').getByRole('button', { name: `Remove ${name}` }),
  ).toBeVisible();
  await expect(editor.reviewButton).toBeEnabled();
});

test('a picked document leads to the PALs that present it, in a tab of their own', async ({
  page,
  request,
  context,
}) => {
  await openPresentation(page, request);
  const opened = context.waitForEvent('page');
  await page
    .getByRole('link', { name: /^PALs that present it/ })
    .first()
    .click();
  const attachments = await opened;
  const status = attachments.getByText(/^[\d,]+ of [\d,]+ attachments$/);
  await expect(status).toBeVisible({ timeout: 60_000 });
  const skills = attachments.getByRole('row').filter({ hasNotText: 'presentation' });
  // But the head of the table no row is of another skill.
  await expect(skills).toHaveCount(1);
  await attachments.getByRole('textbox', { name: 'Search attachments' }).fill(PAL_NAME);
  await expect(attachments.getByRole('rowheader', { name: PAL_NAME, exact: true })).toBeVisible();
});

test('the open picker can be used by everybody, on a phone as well', async ({ page, request }) => {
  await openPresentation(page, request);
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await page.getByRole('combobox', { name: 'Add documents' }).click();
    await expect(page.getByRole('option').first()).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.keyboard.press('Escape');
  }
});
