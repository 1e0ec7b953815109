import { EditorPage } from './editor-page';
import { expect, FAILED_REQUEST, test } from './fixtures';

/** Tokens that JavaScript would spoil: the card's form knows none of these fields. */
const ODD_CANVAS = `{"components": {"hologram": {"depth": 1.0, "__proto__": {"x": 1e400}},
  "chart": {"palette": [9007199254740993, "\\u00e9"]}}, "beta": {"10": "b", "2": "a"}}`;
const ODD_SKILL = `{ "headless" : true, "budget": 1e-7, "__proto__": null, "n": -0 }`;

test('an unknown skill, field and component go back token for token with another change', async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({
    name: 'Keeper of odd things',
    skills: `{"magic_canvas":{"config":${ODD_CANVAS}},"live_captions":{"config":${ODD_SKILL}},"acme.crm[lookup]":{"config":{"tenant":12345678901234567890}}}`,
  });
  const editor = new EditorPage(page);
  await editor.open(palId);
  await editor.switchOf('Internet search').click();
  const dialog = await editor.review();
  await expect(dialog).toContainText('1 added, 1 unchanged, 2 custom skills kept');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(editor.saved).toBeVisible();
  const [put] = await upstream.puts(palId);
  expect(put?.body).toBe(
    `{"skills":{"magic_canvas":{"config":${ODD_CANVAS}},"live_captions":{"config":${ODD_SKILL}},"acme.crm[lookup]":{"config":{"tenant":12345678901234567890}},"internet_search":{"config":{}}}}`,
  );
});

test('an edit of one component leaves the unknown ones beside it as they were', async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({
    name: 'Keeper of odd neighbours',
    skills: `{"magic_canvas":{"config":${ODD_CANVAS}}}`,
  });
  const editor = new EditorPage(page);
  await editor.open(palId);
  const alert = editor.card('magic_canvas').getByRole('radiogroup', { name: 'alert' });
  await alert.getByRole('radio', { name: 'Off' }).check();
  await editor.saveWell();
  const [put] = await upstream.puts(palId);
  expect(put?.body).toContain(`"hologram":{"depth": 1.0, "__proto__": {"x": 1e400}}`);
  expect(put?.body).toContain(`"chart":{"palette": [9007199254740993, "\\u00e9"]}`);
  expect(put?.body).toContain(`"beta":{"10": "b", "2": "a"}`);
  expect(put?.body).toContain(`"alert":{"enabled":false}`);
});

test('a skill without a form is edited as JSON, and a syntax error is told at its line', async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({
    name: 'JSON editor',
    skills: `{"live_captions":{"config":{"headless":true,"big":9007199254740993}}}`,
  });
  const editor = new EditorPage(page);
  await editor.open(palId, 'live_captions');
  const config = editor.card('live_captions').getByRole('textbox', { name: 'Config (JSON)' });
  await config.fill('{\n  "headless": nope\n}');
  await editor.reviewButton.click();
  await expect(config).toBeFocused();
  await expect(editor.card('live_captions')).toContainText(/line 2/i);
  await expect(editor.dialog).toBeHidden();
  await config.fill('{"headless": false, "big": 9007199254740993}');
  await editor.saveWell();
  const [put] = await upstream.puts(palId);
  expect(JSON.parse(put?.body ?? '').skills.live_captions.config.headless).toBe(false);
  expect(put?.body).toContain('9007199254740993');
});

test('faults of the API at two fields of two skills stand at their fields', async ({
  page,
  upstream,
}) => {
  const document = await upstream.createDocument({
    document_name: 'Soon gone',
    document_url: 'https://files.test/gone.pdf',
    status: 'ready',
  });
  const palId = await upstream.createPal({
    name: 'Refused',
    skills: { presentation: { config: { document_ids: [document] } }, magic_canvas: {} },
  });
  const editor = new EditorPage(page);
  await editor.open(palId);
  const prompt = editor.card('presentation').getByRole('textbox', { name: 'Prompt' });
  const guidance = editor.card('magic_canvas').getByRole('textbox', { name: 'Usage guidance' });
  await prompt.fill('Mine');
  await guidance.fill('Also mine');
  await upstream.fault({
    method: 'PUT',
    path: `/v2/pals/${palId}/skills`,
    times: 1,
    apply: 'never',
    answer: {
      kind: 'status',
      status: 400,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        error: `Bad Request: {'skills': {'presentation': {'config': {'prompt': ["It's too long."]}}, 'magic_canvas': {'config': {'usage_guidance': ['Not a valid string.']}}}}`,
      }),
    },
  });
  await editor.save();
  const summary = page.getByRole('group', { name: 'Result of the save' });
  await expect(summary).toBeFocused();
  await expect(summary).toContainText('Not saved');
  await expect(prompt).toHaveAccessibleDescription(/It's too long\./);
  await expect(prompt).toHaveAttribute('aria-invalid', 'true');
  await expect(guidance).toHaveAccessibleDescription(/Not a valid string\./);
  await expect(prompt).toHaveValue('Mine');
  expect(JSON.parse(await upstream.skillsText(palId)).data.presentation.config).toEqual({
    document_ids: [document],
  });

  await summary.getByRole('button', { name: 'Magic canvas' }).click();
  await expect(guidance).toBeFocused();
  await guidance.fill('Better');
  await expect(guidance).not.toHaveAttribute('aria-invalid', 'true');
  await editor.saveWell();
  expect(await upstream.puts(palId)).toHaveLength(2);
});

test('a change on Tavus between load and save: nothing is sent, edits are kept and laid on it', async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({
    name: 'Two editors',
    skills: { magic_canvas: { config: {} } },
  });
  const editor = new EditorPage(page);
  await editor.open(palId);
  const guidance = editor.card('magic_canvas').getByRole('textbox', { name: 'Usage guidance' });
  await guidance.fill('Mine');
  await upstream.setSkills(palId, {
    magic_canvas: { config: { components: { chart: { enabled: false } } } },
    internet_search: {},
  });
  await editor.save();
  const result = page.getByRole('group', { name: 'Result of the save', includeHidden: true });
  await expect(result).toContainText('Not saved. Someone changed this PAL.');
  await expect(result).toContainText('Internet search attached');
  const merge = page.getByRole('dialog', { name: 'Merge changes' });
  await expect(merge).toContainText('No conflicts');
  expect(await upstream.puts(palId)).toEqual([]);
  await expect(guidance).toHaveValue('Mine');

  await merge.getByRole('button', { name: 'Save merged' }).click();
  await expect(editor.dialog).toBeVisible();
  expect(await upstream.puts(palId)).toEqual([]);
  await editor.dialog.getByRole('button', { name: 'Keep editing' }).click();
  await expect(guidance).toHaveValue('Mine');
  await expect(editor.switchOf('Internet search')).toBeChecked();
  await editor.saveWell();
  const [put] = await upstream.puts(palId);
  expect(JSON.parse(put?.body ?? '')).toEqual({
    skills: {
      magic_canvas: {
        config: { components: { chart: { enabled: false } }, usage_guidance: 'Mine' },
      },
      internet_search: { config: {} },
    },
  });
});

test('edits that overlap are dropped only by an explicit choice', async ({ page, upstream }) => {
  const palId = await upstream.createPal({
    name: 'Overlap',
    skills: { magic_canvas: { config: { usage_guidance: 'Old' } } },
  });
  const editor = new EditorPage(page);
  await editor.open(palId);
  const guidance = editor.card('magic_canvas').getByRole('textbox', { name: 'Usage guidance' });
  await guidance.fill('Mine');
  await upstream.setSkills(palId, { magic_canvas: { config: { usage_guidance: 'Theirs' } } });
  await editor.save();
  const merge = page.getByRole('dialog', { name: 'Merge changes' });
  await merge.getByRole('button', { name: 'Save merged' }).click();
  await expect(merge).toContainText('Choose a version.');
  await merge.getByRole('button', { name: 'Keep editing' }).click();
  await expect(guidance).toHaveValue('Mine');
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await merge.getByRole('radio', { name: 'Use theirs' }).check();
  await merge.getByRole('button', { name: 'Save merged' }).click();
  await expect(guidance).toHaveValue('Theirs');
  await expect(editor.reviewButton).toBeHidden();
  expect(await upstream.puts(palId)).toEqual([]);
});

test.describe('while Tavus cannot be reached', () => {
  test.use({ allowedConsole: [FAILED_REQUEST] });

  test('there is no editor and nothing to save, and a retry opens it', async ({
    page,
    upstream,
  }) => {
    const palId = await upstream.createPal({ name: 'Down', skills: { internet_search: {} } });
    await upstream.goDown(palId);
    await page.goto(`/pals/${palId}`);
    await expect(page.getByRole('alert').filter({ hasText: 'could not be opened' })).toBeVisible({
      timeout: 30_000,
    });
    await expect(page.locator('[data-skill-id]')).toHaveCount(0);
    await expect(page.getByRole('switch')).toHaveCount(0);
    await upstream.heal();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(new EditorPage(page).card('internet_search')).toBeVisible();
  });

  for (const [what, body] of [
    ['an empty object', '{}'],
    ['an empty list', '[]'],
    ['a page of HTML', '<html><title>hello</title></html>'],
  ]) {
    test(`${what} is never taken for a PAL without skills`, async ({ page, upstream }) => {
      const palId = await upstream.createPal({ name: 'Odd', skills: { internet_search: {} } });
      await upstream.fault({
        method: 'GET',
        path: `/v2/pals/${palId}/skills`,
        answer: {
          kind: 'status',
          status: 200,
          headers: { 'content-type': 'application/json' },
          body,
        },
      });
      await page.goto(`/pals/${palId}`);
      await expect(
        page.getByRole('alert').filter({ hasText: 'could not be opened' }),
      ).toBeVisible();
      await expect(page.locator('[data-skill-id]')).toHaveCount(0);
    });
  }
});
