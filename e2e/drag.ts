import type { Locator, Page } from '@playwright/test';

/** Takes `from` to the middle of `to`; the button stays down, so that a test can wait for the page. */
export async function dragOver(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.hover();
  await page.mouse.down();
  const box = await to.boundingBox();
  if (box === null) throw new Error('What to drag to is not in the page');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 5 });
}
