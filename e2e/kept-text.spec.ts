import type { Page } from '@playwright/test';
import { EditorPage } from './editor-page';
import { expect, test } from './fixtures';

test('JSON that is not valid yet survives a killed tab and comes back into its form', async ({
  page,
  context,
  upstream,
}) => {
  const palId = await upstream.createPal({
    name: 'Half a text',
    skills: { live_captions: { config: { tenant: 7 } } },
  });
  const editor = new EditorPage(page);
  await editor.open(palId, 'live_captions');
  const half = '{"tenant": 8, "half": ';
  await editor.card('live_captions').getByRole('textbox', { name: 'Config (JSON)' }).fill(half);
  const kept = () => page.evaluate(() => Object.values(localStorage).join());
  await expect.poll(kept).toContain('half');
  // No unload handler runs, as when the browser is killed.
  await page.close({ runBeforeUnload: false });

  const again = await context.newPage();
  const reopened = new EditorPage(again);
  await reopened.open(palId);
  const offer = again.getByRole('region', { name: 'Edits that were never saved' });
  await expect(offer).toContainText('JSON that is not valid yet: live_captions');
  await offer.getByRole('button', { name: 'Restore' }).click();
  const text = reopened.card('live_captions').getByRole('textbox', { name: 'Config (JSON)' });
  await reopened
    .card('live_captions')
    .getByRole('button', { name: 'Settings of live_captions' })
    .click();
  await expect(text).toHaveValue(half);
  await text.fill(`${half}true}`);
  await reopened.saveWell();
  const [put] = await upstream.puts(palId);
  expect(put?.body).toContain('"half":true');
});

test('another tab leaves the draft of an open tab alone, however old it is', async ({
  page,
  context,
  upstream,
}) => {
  const palId = await upstream.createPal({ name: 'Open for days', skills: { magic_canvas: {} } });
  const guidanceOn = (tab: Page) =>
    new EditorPage(tab).card('magic_canvas').getByRole('textbox', { name: 'Usage guidance' });
  const kept = () => page.evaluate(() => Object.values(localStorage).join());
  await new EditorPage(page).open(palId);
  await guidanceOn(page).fill('Typed two days ago');
  await expect.poll(kept).toContain('Typed two days ago');
  await page.evaluate(() => {
    const old = new Date(Date.now() - 48 * 60 * 60 * 1000).toISOString();
    for (const [key, text] of Object.entries(localStorage)) {
      localStorage.setItem(key, text.replace(/"kept_at":"[^"]*"/, `"kept_at":"${old}"`));
    }
  });

  const other = await context.newPage();
  await new EditorPage(other).open(palId);
  await guidanceOn(other).fill('Typed today');
  await expect.poll(kept).toContain('Typed today');
  expect(await kept()).toContain('Typed two days ago');
});
