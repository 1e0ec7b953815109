import { expect, test } from './fixtures';

for (const mode of ['tavus', 'sandbox'] as const) {
  test.describe(`before ${mode === 'tavus' ? 'the API' : 'the sandbox'}`, () => {
    test.use({ mode });

    test('the address of the dashboard leads to the PALs', async ({ page }) => {
      await page.goto('/');
      await expect(page).toHaveURL(/\/pals$/);
      await expect(page).toHaveTitle(/PAL Skills/);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    });
  });
}
