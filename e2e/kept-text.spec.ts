import { EditorPage } from './editor-page';
import { expect, test } from './fixtures';

test('JSON that is not valid yet survives a killed tab and comes back into its form', async ({
  page,
  context,
  upstream,
}) => {
  const palId = await upstream.createPal({
    name: 'Half a text',
    skills: { 'acme.crm': { config: { tenant: 7 } } },
  });
  const editor = new EditorPage(page);
  await editor.open(palId, 'acme.crm');
  const half = '{"tenant": 8, "half": ';
  const fold = editor.card('acme.crm').getByRole('button', { name: 'Settings of acme.crm' });
  if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
  await editor.card('acme.crm').getByRole('textbox', { name: 'Config (JSON)' }).fill(half);
  const kept = () => page.evaluate(() => Object.values(localStorage).join());
  await expect.poll(kept).toContain('half');
  // No unload handler runs, as when the browser is killed.
  await page.close({ runBeforeUnload: false });

  const again = await context.newPage();
  const reopened = new EditorPage(again);
  await reopened.open(palId);
  const offer = again.getByRole('region', { name: 'Edits that were never saved' });
  await expect(offer).toContainText('JSON that is not valid yet: acme.crm');
  await offer.getByRole('button', { name: 'Restore' }).click();
  const text = reopened.card('acme.crm').getByRole('textbox', { name: 'Config (JSON)' });
  const foldAgain = reopened.card('acme.crm').getByRole('button', { name: 'Settings of acme.crm' });
  if ((await foldAgain.getAttribute('aria-expanded')) === 'false') await foldAgain.click();
  await expect(text).toHaveValue(half);
  await text.fill(`${half}true}`);
  await reopened.saveWell();
  const [put] = await upstream.puts(palId);
  expect(put?.body).toContain('"half": true');
});
