import { expectAccessible } from './checks';
import { EditorPage } from './editor-page';
import { expect, FAILED_REQUEST, test } from './fixtures';
import { countReads, setVisibility, turnToPage } from './reads';

test('a clean page takes a change of others in place, and the caret stays where it was', async ({
  page,
  upstream,
}) => {
  const canvas = { config: { usage_guidance: 'Sparingly.' } };
  const palId = await upstream.createPal({ name: 'In place', skills: { magic_canvas: canvas } });
  const editor = new EditorPage(page);
  await editor.open(palId);
  const guidance = editor.card('magic_canvas').getByRole('textbox', { name: 'Usage guidance' });
  await guidance.click();
  await guidance.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(4, 7));
  await upstream.setSkills(palId, { magic_canvas: canvas, internet_search: {} });
  await turnToPage(page);
  await expect(editor.switchOf('Internet search')).toBeChecked();
  await expect(guidance).toBeFocused();
  const caret = await guidance.evaluate(({ selectionStart, selectionEnd }: HTMLTextAreaElement) => [
    selectionStart,
    selectionEnd,
  ]);
  expect(caret).toEqual([4, 7]);
  await expect(editor.reviewButton).toBeHidden();

  await upstream.setSkills(palId, { magic_canvas: { config: { usage_guidance: 'Often.' } } });
  await turnToPage(page);
  await expect(guidance).toHaveValue('Often.');
  await expect(editor.switchOf('Internet search')).not.toBeChecked();
  await expect(editor.reviewButton).toBeHidden();
});

test('discarded edits that come back do not undo what others changed meanwhile', async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({ name: 'Back later', skills: { magic_canvas: {} } });
  const editor = new EditorPage(page);
  await editor.open(palId);
  const canvas = editor.card('magic_canvas');
  const guidance = canvas.getByRole('textbox', { name: 'Usage guidance' });
  await guidance.fill('Mine');
  await page.getByRole('button', { name: 'Discard', exact: true }).click();
  await expect(guidance).toHaveValue('');

  const chartOff = { components: { chart: { enabled: false } } };
  await upstream.setSkills(palId, { magic_canvas: { config: chartOff } });
  await turnToPage(page);
  const chart = canvas.getByRole('radiogroup', { name: 'chart' });
  await expect(chart.getByRole('radio', { name: 'Off' })).toBeChecked();

  await page.getByRole('button', { name: 'Undo discard' }).click();
  await expect(guidance).toHaveValue('Mine');
  await expect(page.getByText('1 change in 1 skill')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Merge', exact: true })).toBeVisible();
});

test('the page reads every minute while it can be seen, and not while it is hidden', async ({
  page,
  upstream,
}) => {
  await page.clock.install();
  const palId = await upstream.createPal({ name: 'Every minute', skills: { magic_canvas: {} } });
  const editor = new EditorPage(page);
  await editor.open(palId);
  const reads = countReads(page, palId);
  await page.clock.fastForward(50_000);
  expect(reads()).toBe(0);
  await upstream.setSkills(palId, { magic_canvas: {}, internet_search: {} });
  await page.clock.fastForward(11_000);
  await expect(editor.switchOf('Internet search')).toBeChecked();
  expect(reads()).toBe(1);

  await setVisibility(page, 'hidden');
  await page.clock.runFor(300_000);
  expect(reads()).toBe(1);
  await upstream.setSkills(palId, { magic_canvas: {} });
  await turnToPage(page);
  await expect(editor.switchOf('Internet search')).not.toBeChecked();
  expect(reads()).toBe(2);
});

test('turning to a window beside others reads as well, unless it has just been read', async ({
  page,
  upstream,
}) => {
  await page.clock.install();
  const palId = await upstream.createPal({ name: 'Beside', skills: { magic_canvas: {} } });
  const editor = new EditorPage(page);
  await editor.open(palId);
  // Only a page that has been taken over by its scripts hears of the focus.
  await expect(editor.switchOf('Internet search')).toBeEnabled();
  const reads = countReads(page, palId);
  await upstream.setSkills(palId, { magic_canvas: {}, internet_search: {} });
  await page.clock.fastForward(10_000);
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(editor.switchOf('Internet search')).toBeChecked();
  expect(reads()).toBe(1);
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  expect(reads()).toBe(1);
});

test('nothing is read during a save, which brings the set itself', async ({ page, upstream }) => {
  await page.clock.install();
  const palId = await upstream.createPal({ name: 'While saving', skills: { magic_canvas: {} } });
  const editor = new EditorPage(page);
  await editor.open(palId);
  await editor.switchOf('Internet search').click();
  await upstream.fault({
    method: 'PUT',
    path: `/v2/pals/${palId}/skills`,
    times: 1,
    delayMs: 3_000,
    answer: { kind: 'real' },
  });
  const reads = countReads(page, palId);
  await editor.save();
  await expect(page.getByRole('status').filter({ hasText: 'Saving' })).toBeVisible();
  await page.clock.fastForward(120_000);
  await turnToPage(page);
  expect(reads()).toBe(0);
  await expect(editor.saved).toBeVisible();
  expect(reads()).toBe(0);
  await page.clock.fastForward(61_000);
  await expect.poll(reads).toBe(1);
  await expect(editor.switchOf('Internet search')).toBeChecked();
});

test('a page with edits is told of a change of others, and keeps every word of them', async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({ name: 'With edits', skills: { magic_canvas: {} } });
  const editor = new EditorPage(page);
  await editor.open(palId);
  const guidance = editor.card('magic_canvas').getByRole('textbox', { name: 'Usage guidance' });
  await guidance.fill('Mine.');
  await upstream.setSkills(palId, { magic_canvas: { config: { usage_guidance: 'Theirs.' } } });
  await turnToPage(page);
  await expect(page.getByText('Magic canvas changed on Tavus')).toBeVisible();
  await expect(guidance).toHaveValue('Mine.');
  await expect(guidance).toBeFocused();
  await guidance.pressSequentially(' Still.');
  await expect(guidance).toHaveValue('Mine. Still.');
  await expectAccessible(page);
});

test('a review that is overtaken says so, and leads to what changed instead of saving', async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({ name: 'Overtaken', skills: { magic_canvas: {} } });
  const editor = new EditorPage(page);
  await editor.open(palId);
  await editor.switchOf('Internet search').click();
  const dialog = await editor.review();
  const save = dialog.getByRole('button', { name: 'Save', exact: true });
  await save.focus();
  await upstream.setSkills(palId, { magic_canvas: { config: { usage_guidance: 'Theirs.' } } });
  await turnToPage(page);
  await expect(dialog).toContainText('Changed in Tavus: Magic canvas');
  await expect(save).toBeHidden();
  const see = dialog.getByRole('button', { name: 'View changes' });
  await expect(see).toBeFocused();
  await expectAccessible(page);
  await see.click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('group', { name: 'Result of the save' })).toBeFocused();
  await expect(page.getByText('Magic canvas changed on Tavus')).toBeVisible();
  await expect(editor.switchOf('Internet search')).toBeChecked();
  expect(await upstream.puts(palId)).toEqual([]);
});

test.describe('when the list of skills cannot be read again', () => {
  test.use({ allowedConsole: [FAILED_REQUEST] });

  test('the skills that can be attached stay, with what was done to them', async ({
    page,
    isolated: { url, upstream },
  }) => {
    const palId = await upstream.createPal({ name: 'No list', skills: { magic_canvas: {} } });
    const editor = new EditorPage(page);
    await page.goto(`${url}/pals/${palId}`);
    await editor.switchOf('Internet search').click();
    await upstream.fault({
      path: '/v2/skills',
      apply: 'never',
      answer: { kind: 'status', status: 404, body: '{"error":"gone"}' },
    });
    await turnToPage(page);
    await expect(page.getByText('Couldn’t load the list of skills')).toBeVisible();
    await expect(editor.switchOf('Internet search')).toBeChecked();
    await expect(editor.switchOf('Presentation')).toBeVisible();
    await editor.saveWell();
  });
});
