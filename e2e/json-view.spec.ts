import { EditorPage } from './editor-page';
import { expect, test } from './fixtures';

test("each form's JSON can be seen, edited and copied, and both views agree", async ({
  page,
  upstream,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const palId = await upstream.createPal({
    name: 'Two views',
    skills: `{"magic_canvas":{"config":{"components":{"chart":{"enabled":false,"n" : 1.0}},"usage_guidance":"Caf\\u00e9"}}}`,
  });
  const editor = new EditorPage(page);
  await editor.open(palId);
  const card = editor.card('magic_canvas');
  const guidance = card.getByRole('textbox', { name: 'Usage guidance' });
  const json = card.getByRole('textbox', { name: 'Config (JSON)' });
  const view = (name: 'Form' | 'JSON') => card.getByRole('radio', { name, exact: true });

  await view('JSON').check();
  await expect(json).toHaveValue(/"n": 1\.0[^]*"usage_guidance": "Caf\\u00e9"/);
  await card.getByRole('button', { name: 'Copy JSON' }).click();
  await expect(card.getByRole('button', { name: 'Copy JSON' })).toContainText('Copied');
  const copied = await json.inputValue();
  await json.fill('');
  await json.press('ControlOrMeta+V');
  await expect(json).toHaveValue(copied);

  // A key that comes twice is a fault with its line, and there is no way back to the form with it.
  await json.fill('{\n  "usage_guidance": "a",\n  "usage_guidance": "b"\n}');
  await expect(card).toContainText('Line 3: the key “usage_guidance” appears twice');
  await expect(view('Form')).toBeDisabled();
  await editor.reviewButton.click();
  await expect(json).toBeFocused();
  await card.getByRole('button', { name: 'Discard invalid JSON' }).click();
  await expect(json).toHaveValue(copied);

  await json.fill(copied.replace('"Caf\\u00e9"', '"From JSON"'));
  await view('Form').check();
  await expect(guidance).toHaveValue('From JSON');
  await guidance.fill('From the form');
  await view('JSON').check();
  await expect(json).toHaveValue(/"usage_guidance": "From the form"/);
  await editor.saveWell();
  const [put] = await upstream.puts(palId);
  expect(put?.body).toContain(
    '{"components":{"chart":{"enabled":false,"n" : 1.0}},"usage_guidance":"From the form"}',
  );
});

test('a skill without settings shows nothing, or the JSON it has all the same', async ({
  page,
  upstream,
}) => {
  const [plain, more] = await Promise.all([
    upstream.createPal({ name: 'No settings', skills: { internet_search: {} } }),
    upstream.createPal({
      name: 'Some settings',
      skills: { internet_search: { config: { later: true } } },
    }),
  ]);
  const editor = new EditorPage(page);
  const settings = editor.card('internet_search').getByRole('button', { name: /^Settings of/ });
  await editor.open(plain);
  await expect(settings).toHaveCount(0);
  await editor.open(more);
  await expect(settings).toBeVisible();
  const json = editor.card('internet_search').getByRole('textbox', { name: 'Config (JSON)' });
  await expect(json).toHaveValue('{\n  "later": true\n}');
});
