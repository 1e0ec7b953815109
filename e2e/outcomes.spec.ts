import { EditorPage } from './editor-page';
import { expect, test } from './fixtures';

test('a lost answer to a save that was applied is found by reading back', async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({ name: 'Lost answer', skills: { magic_canvas: {} } });
  const editor = new EditorPage(page);
  await editor.open(palId);
  await editor.switchOf('Internet search').click();
  await upstream.fault({
    method: 'PUT',
    path: `/v2/pals/${palId}/skills`,
    apply: 'now',
    answer: { kind: 'reset' },
  });
  await editor.save();
  await expect(editor.saved).toHaveText(/^Saved, confirmed by reading back/);
  expect(await upstream.puts(palId)).toHaveLength(1);
});

test('a lost save that was not applied is told as not saved, and the edits are kept', async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({ name: 'Lost save', skills: { magic_canvas: {} } });
  const before = await upstream.skillsText(palId);
  const editor = new EditorPage(page);
  await editor.open(palId);
  await editor.switchOf('Internet search').click();
  await upstream.fault({
    method: 'PUT',
    path: `/v2/pals/${palId}/skills`,
    apply: 'never',
    answer: { kind: 'reset' },
  });
  await editor.save();
  const result = page.getByRole('group', { name: 'Result of the save' });
  await expect(result).toContainText('Not saved', { timeout: 20_000 });
  await expect(editor.switchOf('Internet search')).toBeChecked();
  await expect(editor.reviewButton).toBeVisible();
  expect(await upstream.puts(palId)).toHaveLength(1);
  expect(await upstream.skillsText(palId)).toBe(before);
});

test('what is typed during a save stays, and stays unsaved', async ({ page, upstream }) => {
  const palId = await upstream.createPal({ name: 'Typing on', skills: { magic_canvas: {} } });
  const editor = new EditorPage(page);
  await editor.open(palId);
  const guidance = editor.card('magic_canvas').getByRole('textbox', { name: 'Usage guidance' });
  await guidance.fill('First');
  await upstream.fault({
    method: 'PUT',
    path: `/v2/pals/${palId}/skills`,
    times: 1,
    delayMs: 2_000,
    answer: { kind: 'real' },
  });
  await editor.save();
  await expect(page.getByRole('status').filter({ hasText: 'Saving' })).toBeVisible();
  await guidance.pressSequentially(', then more');
  await expect(editor.saved).toBeVisible();
  await expect(guidance).toHaveValue('First, then more');
  await expect(page.getByText('1 change in 1 skill')).toBeVisible();
  await editor.saveWell();
  const bodies = (await upstream.puts(palId)).map(({ body }) => JSON.parse(body));
  expect(bodies.map(({ skills }) => skills.magic_canvas.config.usage_guidance)).toEqual([
    'First',
    'First, then more',
  ]);
});

test('one field can be reset and one skill reverted from the list of changes', async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({
    name: 'Resets',
    skills: { magic_canvas: { config: { usage_guidance: 'Old' } } },
  });
  const editor = new EditorPage(page);
  await editor.open(palId);
  const canvas = editor.card('magic_canvas');
  const guidance = canvas.getByRole('textbox', { name: 'Usage guidance' });
  await guidance.fill('New');
  await canvas
    .getByRole('radiogroup', { name: 'chart' })
    .getByRole('radio', { name: 'Off' })
    .check();
  await editor.switchOf('Internet search').click();
  await page.getByRole('button', { name: '3 changes in 2 skills' }).click();
  await page.getByRole('button', { name: 'Reset Usage guidance of Magic canvas' }).click();
  await expect(guidance).toHaveValue('Old');
  await expect(page.getByRole('button', { name: '2 changes in 2 skills' })).toBeVisible();
  await page.getByRole('button', { name: 'Revert Internet search' }).click();
  await expect(editor.switchOf('Internet search')).not.toBeChecked();
  await editor.saveWell();
  const [put] = await upstream.puts(palId);
  expect(JSON.parse(put?.body ?? '')).toEqual({
    skills: {
      magic_canvas: {
        config: { usage_guidance: 'Old', components: { chart: { enabled: false } } },
      },
    },
  });
});

test('a stock PAL can be looked at, not changed', async ({ page, isolated }) => {
  const palId = await isolated.upstream.createPal({
    name: 'Stock of Tavus',
    skills: { internet_search: {} },
    fields: { pal_type: 'system' },
  });
  await page.goto(`${isolated.url}/pals/${palId}`);
  await expect(page.getByText('Stock PAL', { exact: true })).toBeVisible();
  for (const control of await page.getByRole('switch').all()) await expect(control).toBeDisabled();
});

test('a PAL that Tavus no longer lists a skill for says so, and keeps it', async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({
    name: 'Left behind',
    skills: { 'acme.gone[1]': { config: { a: 1 } }, magic_canvas: {} },
  });
  const editor = new EditorPage(page);
  await editor.open(palId);
  await expect(editor.card('acme.gone[1]')).toContainText('no longer lists this skill');
  await expect(editor.switchOf('acme.gone[1]')).toBeChecked();
});

test('reads go on during a save of 15 seconds', async ({ page, upstream }) => {
  test.setTimeout(90_000);
  const other = await upstream.createPal({ name: 'Read meanwhile', skills: { magic_canvas: {} } });
  const palId = await upstream.createPal({ name: 'Slow save', skills: { magic_canvas: {} } });
  const editor = new EditorPage(page);
  await editor.open(palId);
  await editor.switchOf('Internet search').click();
  await upstream.fault({
    method: 'PUT',
    path: `/v2/pals/${palId}/skills`,
    times: 1,
    delayMs: 15_000,
    answer: { kind: 'real' },
  });
  await editor.save();
  const saving = page.getByRole('status').filter({ hasText: /^(Saving|Verifying)/ });
  await expect(saving).toBeVisible();
  // From the same page, as its own reads are: an action would have to wait its turn.
  for (const path of [`/api/pals/${other}/editor`, '/api/documents?query=&page=0']) {
    expect(await page.evaluate(async (url) => (await fetch(url)).status, path)).toBe(200);
  }
  await expect(saving).toBeVisible();
  await expect(editor.saved).toBeVisible({ timeout: 30_000 });
  expect(await upstream.puts(palId)).toHaveLength(1);
});
