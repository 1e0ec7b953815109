import { expectAccessible, expectNoSidewaysScroll } from './checks';
import { EditorPage } from './editor-page';
import { expect, FAILED_REQUEST, test } from './fixtures';
import type { Upstream } from './upstream/client';

const LONG_NAME = `${'A very long name of a PAL that says everything it does '.repeat(2)}<b>bold</b>`;

async function createBusyPal(upstream: Upstream): Promise<string> {
  const document = await upstream.createDocument({
    document_name: 'A deck with a name that goes on and on and on and on and on and on.pdf',
    document_url: 'https://files.test/deck.pdf',
    status: 'ready',
  });
  return upstream.createPal({
    name: LONG_NAME,
    skills: {
      presentation: {
        config: { document_ids: [document, 'd0-000000000000'], prompt: 'Line\n'.repeat(400) },
      },
      magic_canvas: {
        config: { components: { scheduling_embed: {}, hologram: { depth: 1 } } },
      },
      'acme.crm[lookup]': { config: { tenant: 'x'.repeat(300) } },
    },
  });
}

test('axe finds nothing on the list', async ({ page }) => {
  await page.goto('/pals');
  await expect(page.getByRole('link', { name: /./ }).first()).toBeVisible();
  await expectAccessible(page);
});

test('axe finds nothing on the editor and its review', async ({ page, upstream }) => {
  const palId = await createBusyPal(upstream);
  const editor = new EditorPage(page);
  await editor.open(palId, 'acme.crm[lookup]');
  await expect(
    editor.card('presentation').getByText('d0-000000000000', { exact: true }),
  ).toBeVisible();
  await expectAccessible(page);
  await editor.card('acme.crm[lookup]').getByRole('radio', { name: 'JSON' }).check();
  await expect(editor.card('acme.crm[lookup]').getByRole('textbox')).toBeVisible();
  await expectAccessible(page);
  await editor.switchOf('Magic canvas').click();
  await editor.switchOf('Internet search').click();
  await editor.card('presentation').getByRole('textbox', { name: 'Prompt' }).fill('Short');
  await expectAccessible(page);
  const dialog = await editor.review();
  await dialog.getByText('API request').click();
  await expectAccessible(page);
});

test.describe('on a page that does not exist', () => {
  test.use({ allowedConsole: [FAILED_REQUEST] });

  for (const path of ['/nowhere', '/pals/p000000000000', '/pals/..%2Fsecrets']) {
    test(`axe finds nothing on ${path}, which says what is missing`, async ({ page }) => {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1, name: /not|no /i })).toBeVisible();
      await expect(page.getByRole('link', { name: /PALs/ }).first()).toBeVisible();
      await expectAccessible(page);
    });
  }

  test('an address of no page is answered with 404', async ({ request }) => {
    expect((await request.get('/nowhere')).status()).toBe(404);
  });
});

for (const width of [390, 320]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 844 } });

    test('nothing scrolls sideways on list, editor and review', async ({ page, upstream }) => {
      const palId = await createBusyPal(upstream);
      await page.goto('/pals');
      await expect(page.getByText(palId).first()).toBeVisible();
      await expectNoSidewaysScroll(page);
      const editor = new EditorPage(page);
      await editor.open(palId, 'acme.crm[lookup]');
      await expect(editor.card('acme.crm[lookup]').getByLabel('Region')).toBeVisible();
      await expectNoSidewaysScroll(page);
      await editor.card('acme.crm[lookup]').getByRole('radio', { name: 'JSON' }).check();
      await expectNoSidewaysScroll(page);
      await editor.switchOf('Internet search').click();
      await editor.card('presentation').getByRole('textbox', { name: 'Prompt' }).fill('Short');
      await expectNoSidewaysScroll(page);
      await editor.review();
      await expectNoSidewaysScroll(page);
    });
  });
}
