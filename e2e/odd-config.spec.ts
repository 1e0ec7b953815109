import { EditorPage } from './editor-page';
import { expect, test } from './fixtures';

const SKILLS = `{"magic_canvas":{"config":[ 1.0, {"a" :1e400}]},"internet_search":{"config":null},\
"acme.crm[lookup]":{"config":"as \\u0061 text"},"live_captions":{"config":-0.0},\
"presentation":{"config":{"document_ids":["d1-none"],"prompt":"Old","n": 1.0}}}`;

test('a PAL with odd settings opens, and they go back token for token with other changes', async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({ name: 'Odd settings', skills: SKILLS });
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
  for (const [id, config] of [
    ['magic_canvas', '[ 1.0, {"a" :1e400}]'],
    ['internet_search', 'null'],
    ['acme.crm[lookup]', '"as \\u0061 text"'],
    ['live_captions', '-0.0'],
  ]) {
    expect(put?.body).toContain(`"${id}":{"config":${config}}`);
  }
});

test('odd settings can be replaced and detached', async ({ page, upstream }) => {
  const palId = await upstream.createPal({ name: 'Odd, replaced', skills: SKILLS });
  const editor = new EditorPage(page);
  await editor.open(palId);
  const canvas = editor.card('magic_canvas');
  await canvas.getByRole('button', { name: 'Replace with default settings' }).click();
  await canvas.getByRole('textbox', { name: 'Usage guidance' }).fill('Rarely');
  await expect(canvas).not.toContainText('not a JSON object');
  await editor.switchOf('Internet search').click();
  const dialog = await editor.review();
  await expect(dialog).toContainText('Settings are not an object');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(editor.saved).toBeVisible();
  const { data } = JSON.parse(await upstream.skillsText(palId));
  expect(data.magic_canvas.config).toEqual({ usage_guidance: 'Rarely' });
  expect(data).not.toHaveProperty('internet_search');
});
