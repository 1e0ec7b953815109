import type { Locator, Page } from '@playwright/test';
import { paths } from '@/lib/paths';
import { expect, test } from './fixtures';

test.use({ mode: 'sandbox' });

/** Types the text and follows the link before the page can write the search into its address. */
async function typeAndFollow(box: Locator, text: string, href: string): Promise<void> {
  await expect(box).toBeEditable();
  await expect(box.page().locator(`main a[href^="${href}"]`).first()).toBeVisible();
  await box.evaluate(
    (input: HTMLInputElement, [text, href]) => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      document.querySelector<HTMLAnchorElement>(`main a[href^="${href}"]`)?.click();
    },
    [text, href] as const,
  );
}

async function expectSearchBack(page: Page, name: string, text: string): Promise<void> {
  await page.goBack();
  await expect(page.getByRole('textbox', { name })).toHaveValue(text);
  expect(new URL(page.url()).searchParams.get('q')).toBe(text);
}

test('a PAL followed right after the last letter opens, and Back finds the search', async ({
  page,
}) => {
  await page.goto(paths.pals());
  const name = 'Search PALs';
  await typeAndFollow(page.getByRole('textbox', { name }), 'broadband', '/pals/p');
  await expect(page).toHaveURL(/\/pals\/p[0-9a-f]+$/);
  await expect(page.locator('[data-skill-id]').first()).toBeVisible();
  await expectSearchBack(page, name, 'broadband');
});

test('so it is with an attachment', async ({ page }) => {
  await page.goto(paths.attachments());
  const name = 'Search attachments';
  await typeAndFollow(page.getByRole('textbox', { name }), 'broadband', '/pals/p');
  await expect(page).toHaveURL(/\/pals\/p[0-9a-f]+/);
  await expect(page.locator('[data-skill-id]').first()).toBeVisible();
  await expectSearchBack(page, name, 'broadband');
});

test('a page followed before the address has the search does not lose it either', async ({
  page,
}) => {
  await page.goto(paths.pals());
  const box = page.getByRole('textbox', { name: 'Search PALs' });
  await expect(box).toBeEditable();
  await box.pressSequentially('broad');
  await page.getByRole('link', { name: 'Compare', exact: true }).click();
  await expect(page).toHaveURL(/\/compare/);
  await expect(page.getByRole('heading', { name: 'Compare' })).toBeVisible();
  await expectSearchBack(page, 'Search PALs', 'broad');
});
