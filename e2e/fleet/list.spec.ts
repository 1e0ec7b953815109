import { paths } from '@/lib/paths';
import { expectAccessible, expectNoSidewaysScroll } from '../checks';
import { expect, test } from './fixtures';

const ALL_READ = /^5,000 PALs$/;

test('5,000 PALs are there at once, and their skills as they are read', async ({ page }) => {
  await page.goto(paths.pals());
  await expect(page.getByText(ALL_READ)).toBeVisible();
  await expect(page.getByRole('table', { name: 'PALs' })).toHaveAttribute('aria-rowcount', '5001');
  // Far fewer rows than PALs are in the page.
  expect(await page.getByRole('row').count()).toBeLessThan(120);
  await expect(page.getByText('Updated', { exact: true })).toBeVisible({ timeout: 90_000 });
});

test('the rows somebody looks at are read before those above them', async ({ page }) => {
  // The reading of all of them in their turn stands still.
  await page.route(/\/api\/skill-sets$/, () => new Promise(() => {}));
  const wanted = page.waitForRequest((request) => request.url().includes('/api/skill-sets/wanted'));
  await page.goto(paths.pals());
  await page.getByText(ALL_READ).waitFor();
  await page.keyboard.press('End');
  const ids = new URL((await wanted).url()).searchParams.getAll('id');
  expect(ids.length).toBeGreaterThan(0);
  expect(ids.length).toBeLessThanOrEqual(60);
  const last = page.getByRole('row').last();
  await expect(
    last.getByRole('list', { name: 'Skills' }).or(last.getByText('No skills')),
  ).toBeVisible();
});

test('a long list is sorted while the code that scrolls it is on its way', async ({ page }) => {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    const response = await route.fetch();
    // An option of the virtualizer alone.
    if ((await response.text()).includes('initialRect')) await arrived;
    await route.fulfill({ response });
  });
  await page.goto(paths.pals());
  const rows = page.getByRole('table', { name: 'PALs' }).getByRole('rowheader');
  await expect(rows.first()).toHaveText(/^A/);
  await page.getByRole('button', { name: 'Name', exact: true }).click();
  await expect(page).toHaveURL(/sort=-name/);
  await expect(rows.first()).toHaveText(/^(?!A)/);
  await expect(rows).toHaveCount(32);
  await page.getByText('Updated', { exact: true }).waitFor({ timeout: 90_000 });
  const { bottom } = await page
    .getByRole('table')
    .evaluate((table) => table.getBoundingClientRect());
  expect(bottom).toBeGreaterThan(5_000 * 50);
  const link = rows.nth(3).getByRole('link');
  await link.focus();
  arrive();
  await expect(rows).not.toHaveCount(32);
  await expect(link).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.locator('[aria-rowindex="5001"]')).toBeVisible();
});

test('search, filters and counts work over all of them, and stand in the address', async ({
  page,
}) => {
  await page.goto(paths.pals());
  await expect(page.getByText('Updated', { exact: true })).toBeVisible({ timeout: 90_000 });
  await page.getByRole('combobox', { name: 'Filter by health' }).selectOption('Needs attention');
  await expect(page).toHaveURL(/health=warning/);
  const found = await page.getByText(/^[\d,]+ of 5,000 PALs$/).textContent();
  await page
    .getByRole('combobox', { name: 'Filter by last change' })
    .selectOption('Changed in 90 days');
  await expect(page).toHaveURL(/since=90d/);
  await page.getByRole('textbox', { name: 'Search PALs' }).fill('zurich');
  await expect(page).toHaveURL(/q=zurich/);
  await expect(page.getByRole('rowheader').first()).toContainText('Zürich');
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(/health=warning$/);
  await expect(page.getByText(found ?? 'nothing was found')).toBeVisible();
});

test('a skill\u2019s filter tells how many PALs have it', async ({ page }) => {
  await page.goto(paths.pals());
  await expect(page.getByText('Updated', { exact: true })).toBeVisible({ timeout: 90_000 });
  const select = page.getByRole('combobox', { name: 'Filter by skill' });
  const label = await select.locator('option', { hasText: 'Has Magic canvas' }).textContent();
  const count = /\(([\d,]+)\)/.exec(label ?? '')?.[1];
  await select.selectOption({ label: label ?? '' });
  await expect(page.getByText(`${count} of 5,000 PALs`)).toBeVisible();
});

test('a view is saved under a name, opened again, and removed', async ({ page }) => {
  await page.goto(`${paths.pals()}?q=bristol&sort=-changed`);
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('textbox', { name: 'View name' }).fill('Bristol, newest first');
  await page.keyboard.press('Enter');
  const view = page.getByRole('link', { name: 'Bristol, newest first' });
  await expect(view).toBeVisible();
  await page.goto(paths.pals());
  await page.getByRole('button', { name: 'Views' }).click();
  await view.click();
  await expect(page).toHaveURL(/q=bristol&sort=-changed/);
  await expect(page.getByRole('textbox', { name: 'Search PALs' })).toHaveValue('bristol');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('button', { name: 'Remove the view Bristol, newest first' }).click();
  await expect(view).toHaveCount(0);
});

test('Refresh reads every PAL anew, once for all who look', async ({ page }) => {
  await page.goto(paths.pals());
  await expect(page.getByText('Updated', { exact: true })).toBeVisible({ timeout: 90_000 });
  const again = page.waitForRequest(/skill-sets\?refresh=1/);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await again;
  await expect(page.getByText('Updated', { exact: true })).toBeVisible({ timeout: 90_000 });
});

test('the long list can be used by everybody, on every screen', async ({ page }) => {
  await page.goto(paths.pals());
  await page.getByText(ALL_READ).waitFor();
  await expectAccessible(page);
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page);
  }
});

for (const width of [390, 1440]) {
  test(`a PAL opened from far down the list begins at its top, at ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(paths.pals());
    // Rows grow as their skills come, and would move away from under the pointer.
    await page.getByText('Updated', { exact: true }).waitFor({ timeout: 90_000 });
    await page.evaluate(() => window.scrollTo(0, 1_500));
    await expect(page.locator('[aria-rowindex="2"]')).not.toBeInViewport();
    const links = page.getByRole('rowheader').getByRole('link');
    const hrefInSight = () =>
      links.evaluateAll((all) => {
        const inSight = all.find((link) => link.getBoundingClientRect().top > 200);
        return inSight?.getAttribute('href') ?? null;
      });
    await expect.poll(hrefInSight).not.toBeNull();
    const link = page.locator(`a[href="${await hrefInSight()}"]`);
    expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(300);
    await link.click();
    await expect(page.locator('[data-skill-id]').first()).toBeVisible();
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(0);
  });
}
