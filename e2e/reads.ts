import type { Page } from '@playwright/test';

/** Counts from now on how often the page asks the dashboard for what a PAL's editor shows. */
export function countReads(page: Page, palId: string): () => number {
  let reads = 0;
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === `/api/pals/${palId}/editor`) reads += 1;
  });
  return () => reads;
}

/** What the browser tells a page that somebody turns to. */
export async function turnToPage(page: Page): Promise<void> {
  await setVisibility(page, 'visible');
}

/** As if the tab were put behind another one, or before it. */
export async function setVisibility(page: Page, state: DocumentVisibilityState): Promise<void> {
  await page.evaluate((visibility) => {
    Object.defineProperty(document, 'visibilityState', { value: visibility, configurable: true });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }, state);
}
