import { paths } from '@/lib/paths';
import { expectAccessible } from '../checks';
import { expect, test } from './fixtures';

const COMBOBOX = { name: 'Search PALs, pages and actions' };

test('the palette goes to any of 5,000 PALs by name, with the keyboard alone', async ({ page }) => {
  await page.goto(paths.pals());
  await page.getByText(/^5,000 PALs$/).waitFor();
  await expect(page.getByRole('button', { name: 'Search PALs and pages' })).toBeEnabled();
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', COMBOBOX);
  await expect(field).toBeFocused();
  await page.keyboard.type('home broadband');
  const first = page.getByRole('listbox', { name: 'Results' }).getByRole('option').first();
  await expect(first).toContainText('Home broadband sales');
  await expect(first).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Home broadband sales');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('what is typed while its code is on its way is searched, and goes nowhere else', async ({
  page,
}) => {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    const response = await route.fetch();
    if ((await response.text()).includes(COMBOBOX.name)) await arrived;
    await route.fulfill({ response });
  });
  await page.goto(paths.pals());
  const below = page.getByRole('textbox', { name: 'Search PALs' });
  await below.focus();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('homx');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('e b');
  arrive();
  const field = page.getByRole('combobox', COMBOBOX);
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('home b');
  const found = page.getByRole('listbox', { name: 'Results' }).getByRole('option');
  await expect(found.first()).toContainText('Home broadband');
  await expect(below).toHaveValue('');
});

test('it finds a PAL by its id, goes to pages, and remembers what was open', async ({ page }) => {
  await page.goto(paths.pals());
  const id = await page
    .getByRole('button', { name: /^Copy id p/ })
    .first()
    .getAttribute('aria-label');
  const palId = id?.replace('Copy id ', '') ?? '';
  await page.getByRole('button', { name: 'Search PALs and pages' }).click();
  await page.getByRole('combobox', COMBOBOX).fill(palId);
  await page.getByRole('listbox', { name: 'Results' }).getByRole('option').first().click();
  await expect(page).toHaveURL(new RegExp(palId));
  await expect(page.locator('[data-skill-id]').first()).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('option', { name: /^Recent/ }).first()).toContainText(palId);
  await page.getByRole('combobox', COMBOBOX).fill('attachments');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/attachments/);
});

test('the arrow keys go round, Escape closes, and the focus comes back', async ({ page }) => {
  await page.goto(paths.pals());
  const button = page.getByRole('button', { name: 'Search PALs and pages' });
  await button.click();
  const options = page.getByRole('listbox', { name: 'Results' }).getByRole('option');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowUp');
  await expect(options.last()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(button).toBeFocused();
});

test('"?" lists the shortcuts, but not while somebody types', async ({ page }) => {
  await page.goto(paths.pals());
  const search = page.getByRole('textbox', { name: 'Search PALs' });
  await expect(page.getByRole('button', { name: 'Search PALs and pages' })).toBeEnabled();
  await search.fill('?');
  await page.keyboard.type('?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await search.fill('');
  await search.blur();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expectAccessible(page);
});

test('the palette can be used by everybody', async ({ page }) => {
  await page.goto(paths.pals());
  await page.getByText(/^5,000 PALs$/).waitFor();
  await page.getByRole('button', { name: 'Search PALs and pages' }).click();
  await expect(
    page.getByRole('listbox', { name: 'Results' }).getByRole('option').nth(20),
  ).toBeAttached();
  await expectAccessible(page);
});
