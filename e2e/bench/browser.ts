import { chromium, type Browser, type Page } from '@playwright/test';
import { ensureChromium, isChromiumSandboxed, NO_CHROMIUM } from '@/lib/cli/chromium';
import { Skipped } from './figure';

/**
 * A Chromium for `work` alone.
 * @throws Skipped where this machine has none
 */
export async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const executablePath = await ensureChromium();
  if (executablePath === null) throw new Skipped(NO_CHROMIUM.replaceAll('\n', ' '));
  const browser = await chromium.launch({ executablePath, chromiumSandbox: isChromiumSandboxed });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** A page in a context of its own: nothing cached, nothing stored. */
export async function withPage<T>(
  browser: Browser,
  baseURL: string,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({
    baseURL,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  });
  try {
    // tsx keeps the names of functions with a helper, which pages do not have.
    await context.addInitScript('globalThis.__name = (named) => named');
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

/** What is there once a page takes what somebody does: before that its controls are held back. */
export const USABLE = {
  list: [
    'input[aria-label="Search PALs"]:not([readonly])',
    'table[aria-label="PALs"] tbody [role="row"]',
  ],
  editor: ['[data-skill-id] [role="switch"]:not([disabled])'],
} as const;

/** Goes to a page and waits until it can be used: milliseconds from the navigation's beginning. */
export async function timeOpening(
  page: Page,
  path: string,
  selectors: readonly string[],
): Promise<number> {
  await page.goto(path, { waitUntil: 'commit' });
  const usableAt = await page.waitForFunction(
    (wanted) =>
      wanted.every((selector) => document.querySelector(selector) !== null) && performance.now(),
    selectors,
    { polling: 'raf', timeout: 60_000 },
  );
  return Number(await usableAt.jsonValue());
}
