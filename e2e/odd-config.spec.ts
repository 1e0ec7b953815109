import { EditorPage } from './editor-page';
import { expect, test } from './fixtures';

const ODD = [
  ['magic_canvas', '[ 1.0, {"a" :1e400}]'],
  ['internet_search', 'null'],
  ['acme.crm[lookup]', '"as \\u0061 text"'],
  ['live_captions', '-0.0'],
] as const;
const SKILLS = ODD.map(([id, config]) => `"${id}":{"config":${config}}`).join();

test('a PAL with odd settings opens, and they go back token for token with other changes', async ({
  page,
  upstream,
}) => {
  const document = await upstream.createDocument({
    document_name: 'Deck',
    document_url: 'https://files.test/deck.pdf',
    status: 'ready',
  });
  const deck = `"presentation":{"config":{"document_ids":["${document}"],"prompt":"Old"}}`;
  const palId = await upstream.createPal({ name: 'Odd settings', skills: `{${SKILLS},${deck}}` });
  const editor = new EditorPage(page);
  await editor.open(palId);
  const canvas = editor.card('magic_canvas');
  await expect(canvas).toContainText('The settings are not a JSON object.');
  const json = canvas.getByRole('textbox', { name: 'Config (JSON)' });
  await expect(json).toHaveValue('[\n  1.0,\n  {\n    "a": 1e400\n  }\n]');
  const search = editor.card('internet_search').getByRole('textbox', { name: 'Config (JSON)' });
  await expect(search).toHaveValue('null');

  await editor.card('presentation').getByRole('textbox', { name: 'Prompt' }).fill('New');
  await editor.saveWell();
  const [put] = await upstream.puts(palId);
  for (const [id, config] of ODD) {
    expect(put?.body).toContain(`"${id}":{"config":${config}}`);
  }
});

test('odd settings can be replaced and detached', async ({ page, upstream }) => {
  const palId = await upstream.createPal({ name: 'Odd, replaced', skills: `{${SKILLS}}` });
  const editor = new EditorPage(page);
  await editor.open(palId);
  const canvas = editor.card('magic_canvas');
  await canvas.getByRole('button', { name: 'Replace with default settings' }).click();
  await canvas.getByRole('textbox', { name: 'Usage guidance' }).fill('Rarely');
  await expect(canvas).not.toContainText('not a JSON object');
  await editor.switchOf('Internet search').click();
  const dialog = await editor.review();
  await expect(dialog).toContainText('Internet search');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(editor.saved).toBeVisible();
  const { data } = JSON.parse(await upstream.skillsText(palId));
  expect(data.magic_canvas.config).toEqual({ usage_guidance: 'Rarely' });
  expect(data).not.toHaveProperty('internet_search');
});
