import { expect, test } from './fixtures';
import { logFile, startDashboardWith } from './servers';

/** Only in the code that draws long lists, which is loaded when a list is long. */
const MARK = 'getVirtualItems';

// What is held back is missed by the browser too.
test.use({ allowedConsole: [/was preloaded using link preload but not used/] });

test('a long list that was scrolled before its code came stays where it is', async ({ page }) => {
  const dashboard = await startDashboardWith({ SANDBOX_PALS: '400' }, logFile('long-list'));
  const scrolledTo = () => page.evaluate(() => window.scrollY);
  try {
    let heldBack = 0;
    let release: () => void = () => undefined;
    const isScrolled = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/_next/static/chunks/*.js', async (route) => {
      const response = await route.fetch();
      const body = await response.text();
      if (body.includes(MARK)) {
        heldBack += 1;
        await isScrolled;
      }
      await route.fulfill({ response, body });
    });
    await page.route('**/api/skill-sets', async (route) => {
      await isScrolled;
      await route.continue();
    });
    await page.goto(`${dashboard.url}/pals`, { waitUntil: 'commit' });
    await expect(page.getByRole('row')).not.toHaveCount(0);
    await expect
      .poll(() => page.evaluate(() => document.body.scrollHeight))
      .toBeGreaterThan(15_000);
    await page.evaluate(() => window.scrollTo(0, 10_800));
    await expect.poll(scrolledTo).toBe(10_800);
    release();
    const inSight = page.getByRole('row').and(page.locator('[aria-rowindex="202"]'));
    await expect(inSight).toBeInViewport();
    expect(heldBack).toBe(1);
  } finally {
    // It may still be reading skills: the server's end would be an error to it.
    await page.close();
    await dashboard.stop('SIGKILL');
  }
});
