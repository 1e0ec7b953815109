import type { Locator } from '@playwright/test';
import { EditorPage } from './editor-page';
import { expect, test } from './fixtures';

test.use({ contextOptions: { forcedColors: 'active' } });

test('in forced colours a switch and a choice look different when they are on', async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({
    name: 'High contrast',
    skills: { magic_canvas: { config: {} } },
  });
  const editor = new EditorPage(page);
  await editor.open(palId);
  const fill = (locator: Locator) =>
    locator.evaluate((element) => getComputedStyle(element).backgroundColor);

  const track = (name: string) => editor.switchOf(name).locator('span').first();
  expect(await fill(track('Magic canvas'))).not.toBe(await fill(track('Internet search')));

  const choice = (name: string) =>
    editor.card('magic_canvas').locator('label').filter({ hasText: name });
  await expect(choice('JSON')).toBeVisible();
  expect(await fill(choice('Form'))).not.toBe(await fill(choice('JSON')));
});
