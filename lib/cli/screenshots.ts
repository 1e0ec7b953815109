/** `npm run screenshots`: the pictures of the README, from the built dashboard with its sample data. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { paths } from '@/lib/paths';
import { ensureBuilt } from './build-dashboard';
import { ensureChromium, isChromiumSandboxed, NO_CHROMIUM } from './chromium';
import { ROOT } from './project';
import { listedPals, startSandboxDashboard } from './sandbox-dashboard';
import type { Dashboard } from './serve';

/** The PAL of the sample that has every skill. */
const SHOWN = 'Showroom host';
const FOLDER = path.join(ROOT, 'docs/images');
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const THEMES = ['light', 'dark'] as const;

if ((await ensureBuilt()) !== 0) process.exit(1);
const executablePath = await ensureChromium();
if (executablePath === null) {
  console.error(NO_CHROMIUM);
  process.exit(1);
}
mkdirSync(FOLDER, { recursive: true });
const dashboard = await startSandboxDashboard();
const browser = await chromium.launch({ executablePath, chromiumSandbox: isChromiumSandboxed });
try {
  for (const theme of THEMES) await takeAll(browser, dashboard, theme);
} finally {
  await browser.close();
  await dashboard.stop();
}

async function takeAll(
  browser: Browser,
  dashboard: Dashboard,
  theme: (typeof THEMES)[number],
): Promise<void> {
  const shown = (await listedPals(dashboard)).find(({ pal_name }) => pal_name === SHOWN);
  if (shown === undefined) throw new Error(`The sample has no PAL named ${SHOWN}`);
  const context = await browser.newContext({
    baseURL: dashboard.url,
    colorScheme: theme,
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
    viewport: DESKTOP,
  });
  const page = await context.newPage();

  await openList(page);
  await take(page, `list-${theme}`);
  await openEditor(page, shown.pal_id);
  await take(page, `editor-${theme}`);
  await openReview(page);
  await take(page, `review-${theme}`);
  await openAttachments(page);
  await take(page, `attachments-${theme}`);

  await page.setViewportSize(PHONE);
  await openList(page);
  await take(page, `list-phone-${theme}`);
  await openEditor(page, shown.pal_id);
  await take(page, `editor-phone-${theme}`);
  await context.close();
}

/** With every PAL's skills read: once the first have come, the count of what is read goes when all have. */
async function openList(page: Page): Promise<void> {
  await page.goto(paths.pals());
  await page
    .getByRole('row')
    .getByText(/magic[ _]canvas/i)
    .first()
    .waitFor();
  await page.getByText(/^Loading \d+ of \d+$/).waitFor({ state: 'hidden' });
}

async function openEditor(page: Page, palId: string): Promise<void> {
  await page.goto(paths.pal(palId));
  await page.getByRole('switch').first().waitFor();
  await page.waitForLoadState('networkidle');
}

/** With the picture, which comes after the rows. */
async function openAttachments(page: Page): Promise<void> {
  await page.goto(paths.attachments());
  await page.getByRole('region', { name: 'Attachments over time' }).locator('canvas').waitFor();
  await page.waitForLoadState('networkidle');
}

/** A save that detaches a skill and changes two, as Review tells it. */
async function openReview(page: Page): Promise<void> {
  await page.getByRole('switch', { name: 'Attach Internet search' }).click();
  const prompt = page.getByRole('textbox', { name: 'Prompt' });
  await prompt.fill('Ask where people live and how they use their phone before the maps.');
  const alert = page.getByRole('radiogroup', { name: 'alert' });
  await alert.getByRole('radio', { name: 'On (default)' }).check();
  await page.getByRole('button', { name: 'Review and save' }).click();
  await page.getByRole('dialog', { name: 'Review changes' }).waitFor();
}

async function take(page: Page, name: string): Promise<void> {
  const file = path.join(FOLDER, `${name}.png`);
  // Headless browsers hide the scrollbar but leave its gutter blank.
  await page.screenshot({ path: file, style: 'html { scrollbar-gutter: auto }' });
  console.log(path.relative(ROOT, file));
}
