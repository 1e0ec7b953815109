import { EditorPage } from './editor-page';
import { answer, expectEditKept, openEdited, test as faulty } from './faults/fault-row';
import { expect, test } from './fixtures';

test("skills have the registry's names, and their id where it has none", async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({
    name: 'Named by the registry',
    skills: { 'acme.crm[lookup]': {}, live_captions: {} },
  });
  const editor = new EditorPage(page);
  await editor.open(palId);
  const named = editor.card('acme.crm[lookup]');
  await expect(named.getByRole('heading', { name: 'CRM lookup' })).toBeVisible();
  await expect(named).toContainText('acme.crm[lookup]');
  await expect(editor.switchOf('CRM lookup')).toBeChecked();
  await expect(editor.switchOf('Memory')).not.toBeChecked();
  await expect(editor.switchOf('live_captions')).toBeChecked();
});

test('a PAL of neither list is Other: it can be saved, or Tavus refuses in plain words', async ({
  page,
  upstream,
}) => {
  const editor = new EditorPage(page);
  const fields = { pal_type: 'neither' };
  const open = await upstream.createPal({ name: 'In neither list', fields });
  await editor.open(open);
  await expect(page.getByText('Other', { exact: true })).toBeVisible();
  await editor.switchOf('Memory').click();
  await editor.saveWell();

  const locked = await upstream.createPal({
    name: 'In neither list, and locked',
    fields: { ...fields, refuses_writes: true },
  });
  await editor.open(locked);
  await editor.switchOf('Memory').click();
  await editor.save();
  const result = page.getByRole('group', { name: 'Result of the save' });
  await expect(result).toContainText('Tavus does not let this API key change this PAL.');
  await expect(result).toContainText('Invalid persona_id');
  await expect(editor.switchOf('Memory')).toBeChecked();
  expect(await upstream.puts(locked)).toHaveLength(1);
});

test('a PAL of both lists is yours, and can be saved', async ({ page, upstream }) => {
  const palId = await upstream.createPal({
    name: 'In both lists',
    fields: { pal_type: 'both' },
  });
  const editor = new EditorPage(page);
  await editor.open(palId);
  await expect(page.getByText('Yours', { exact: true })).toBeVisible();
  await editor.switchOf('Memory').click();
  await editor.saveWell();
});

faulty(
  'a list of which a part fails is shown, and says what is missing',
  async ({ page, isolated }) => {
    const { upstream, url } = isolated;
    await upstream.createPal({ name: 'Out of both lists', fields: { pal_type: 'neither' } });
    const system = { path: '/v2/pals', query: 'pal_type=system' };
    await upstream.fault({ ...system, apply: 'never', answer: answer(403) });
    await page.goto(`${url}/pals`);
    const table = page.getByRole('table', { name: 'PALs' });
    await expect(table.getByText('Out of both lists')).toBeVisible();
    await expect(page.getByText('The type of some PALs is not known.')).toBeVisible();

    await upstream.heal();
    await page.getByRole('button', { name: 'Retry reading the list' }).click();
    await expect(page.getByText('This list is not complete')).toBeHidden();
    const row = table.getByRole('row').filter({ hasText: 'Out of both lists' });
    await expect(row.getByText('Other', { exact: true })).toBeVisible();
  },
);

faulty(
  'a save is refused in the other shapes of the API, and understood',
  async ({ page, upstream }) => {
    const edited = await openEdited(page, upstream, 'Refused in other shapes');
    const guidance = edited.editor
      .card('magic_canvas')
      .getByRole('textbox', { name: 'Usage guidance' });
    await guidance.fill('Mine');
    const flat = `{"error":"Bad Request: {'usage_guidance': ['Too long.']}"}`;
    await upstream.fault({ ...edited.put, times: 1, apply: 'never', answer: answer(400, flat) });
    await edited.editor.save();
    await expect(guidance).toHaveAccessibleDescription(/Too long\./);

    const plain = answer(400, 'Skills are being moved', { 'content-type': 'text/plain' });
    await upstream.fault({ ...edited.put, times: 1, apply: 'never', answer: plain });
    await edited.editor.save();
    await expect(edited.result).toContainText('Skills are being moved');
    await expectEditKept(edited);

    // "Nothing changed" is believed only once it was read back.
    await upstream.fault({ ...edited.put, times: 1, apply: 'now', answer: answer(304) });
    await edited.editor.saveWell();
    expect(await upstream.skillsText(edited.palId)).toContain('"Mine"');
  },
);
