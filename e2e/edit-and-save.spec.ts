import type { Locator, Page } from '@playwright/test';
import { EditorPage } from './editor-page';
import { expect, test } from './fixtures';

const OLD = '2026-03-01T08:00:00.000001+00:00';
const DOCUMENT = { document_url: 'https://files.test/deck.pdf', status: 'ready' };

test('a PAL is found by search and opened from the list', async ({ page, upstream }) => {
  const name = 'Harbour pilot of the search test';
  const palId = await upstream.createPal({ name, skills: { internet_search: {} } });
  await page.goto('/pals');
  await page.getByRole('textbox', { name: 'Search PALs' }).fill('harbour PILOT');
  await page.getByRole('link', { name }).click();
  await expect(page).toHaveURL(`/pals/${palId}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await page.goBack();
  await expect(page.getByRole('textbox', { name: 'Search PALs' })).toHaveValue('harbour PILOT');
});

test('a skill switched on and off is told by Review, and its settings come back', async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({
    name: 'Switches',
    skills: { internet_search: { config: {} }, magic_canvas: { config: {} } },
  });
  const editor = new EditorPage(page);
  await editor.open(palId);

  await editor.switchOf('Internet search').click();
  await expect(editor.card('internet_search')).toContainText('Will be detached when you save');
  await expect(page.getByText('1 change in 1 skill')).toBeVisible();
  const dialog = await editor.review();
  await expect(dialog).toContainText('1 removed, 1 unchanged');
  await expect(dialog.getByRole('heading', { name: 'Detach Internet search' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Keep editing' }).click();

  await editor.switchOf('Internet search').click();
  await expect(editor.card('internet_search')).toContainText('Attached');
  await expect(editor.reviewButton).toBeHidden();
  expect(await upstream.puts(palId)).toEqual([]);
});

test('all fields of all three skills arrive in one exact PUT, and the cards show the new times', async ({
  page,
  upstream,
}) => {
  const first = await upstream.createDocument({ document_name: 'Kestrel one', ...DOCUMENT });
  const second = await upstream.createDocument({ document_name: 'Kestrel two', ...DOCUMENT });
  const palId = await upstream.createPal({
    name: 'Everything',
    skills: {
      presentation: { config: { document_ids: [first] }, attached_at: OLD, updated_at: OLD },
      magic_canvas: { config: {}, attached_at: OLD, updated_at: OLD },
    },
  });
  const editor = new EditorPage(page);
  await editor.open(palId);
  expect(await editor.timeOf('presentation', 'Updated')).toBe(OLD);

  await editor.switchOf('Internet search').click();

  const presentation = editor.card('presentation');
  await presentation.getByRole('combobox', { name: 'Add documents' }).fill('Kestrel two');
  await page.getByRole('option', { name: /Kestrel two/ }).click();
  await page.keyboard.press('Escape');
  await presentation.getByRole('radio', { name: 'Walk the deck' }).check();
  await presentation.getByRole('textbox', { name: 'Prompt' }).fill('Slow down.\nThen go on.');

  const canvas = editor.card('magic_canvas');
  await canvas
    .getByRole('radiogroup', { name: 'chart' })
    .getByRole('radio', { name: 'Off' })
    .check();
  await canvas
    .getByRole('radiogroup', { name: 'scheduling_embed' })
    .getByRole('radio', { name: 'On, custom' })
    .check();
  const link = canvas.getByRole('textbox', { name: 'Booking link' });
  await link.fill('https://calendly.com/kestrel/intro');
  await canvas.getByRole('textbox', { name: 'Usage guidance' }).fill('Cards when asked.');

  const dialog = await editor.review();
  await expect(dialog).toContainText('1 added, 2 changed');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(editor.saved).toBeVisible();

  const puts = await upstream.puts(palId);
  expect(puts).toHaveLength(1);
  expect(JSON.parse(puts[0]?.body ?? '')).toEqual({
    skills: {
      presentation: {
        config: {
          document_ids: [first, second],
          slides_trigger: 'walk_the_deck',
          prompt: 'Slow down.\nThen go on.',
        },
      },
      magic_canvas: {
        config: {
          components: {
            chart: { enabled: false },
            scheduling_embed: { scheduling_url: 'https://calendly.com/kestrel/intro' },
          },
          usage_guidance: 'Cards when asked.',
        },
      },
      internet_search: { config: {} },
    },
  });
  const held = JSON.parse(await upstream.skillsText(palId)).data;
  for (const skillId of ['presentation', 'magic_canvas', 'internet_search']) {
    expect(await editor.timeOf(skillId, 'Attached')).toBe(held[skillId].attached_at);
    expect(await editor.timeOf(skillId, 'Updated')).toBe(held[skillId].updated_at);
  }
  expect(held.presentation.attached_at).toBe(OLD);
  expect(held.presentation.updated_at).not.toBe(OLD);
  await expect(editor.reviewButton).toBeHidden();
});

test('a second save works on what the first one made', async ({ page, upstream }) => {
  const palId = await upstream.createPal({ name: 'Twice', skills: { magic_canvas: {} } });
  const editor = new EditorPage(page);
  await editor.open(palId);
  await editor.switchOf('Internet search').click();
  await editor.saveWell();
  await editor.switchOf('Internet search').click();
  await expect(editor.reviewButton).toBeVisible();
  await editor.saveWell();
  const puts = await upstream.puts(palId);
  expect(puts.map(({ body }) => Object.keys(JSON.parse(body).skills))).toEqual([
    ['magic_canvas', 'internet_search'],
    ['magic_canvas'],
  ]);
});

test('typing an old value back leaves nothing to save, and Ctrl+S then calls nobody', async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({
    name: 'Back again',
    skills: { magic_canvas: { config: { usage_guidance: 'Sparingly.' } } },
  });
  const editor = new EditorPage(page);
  await editor.open(palId);
  const guidance = editor.card('magic_canvas').getByRole('textbox', { name: 'Usage guidance' });
  await guidance.fill('Often.');
  await expect(editor.reviewButton).toBeVisible();
  await guidance.fill('Sparingly.');
  await expect(editor.reviewButton).toBeHidden();
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('status').filter({ hasText: 'No changes to save' })).toBeVisible();
  expect(await upstream.puts(palId)).toEqual([]);
});

test('detaching every skill asks for the PAL’s name', async ({ page, upstream }) => {
  const palId = await upstream.createPal({
    name: 'Last lighthouse',
    skills: { internet_search: {}, magic_canvas: {} },
  });
  const editor = new EditorPage(page);
  await editor.open(palId);
  await editor.switchOf('Internet search').click();
  await editor.switchOf('Magic canvas').click();
  const dialog = await editor.review();
  const save = dialog.getByRole('button', { name: 'Save', exact: true });
  await expect(save).toBeDisabled();
  const name = dialog.getByRole('textbox', { name: /Last lighthouse/ });
  await name.fill('Last');
  await expect(save).toBeDisabled();
  await name.fill('Last lighthouse');
  await save.click();
  await expect(editor.saved).toBeVisible();
  expect((await upstream.puts(palId)).map(({ body }) => body)).toEqual(['{"skills":{}}']);
});

test('discarded edits can be brought back', async ({ page, upstream }) => {
  const palId = await upstream.createPal({ name: 'Discarded', skills: { magic_canvas: {} } });
  const editor = new EditorPage(page);
  await editor.open(palId);
  const guidance = editor.card('magic_canvas').getByRole('textbox', { name: 'Usage guidance' });
  await guidance.fill('Mine.');
  await page.getByRole('button', { name: 'Discard', exact: true }).click();
  await expect(guidance).toHaveValue('');
  await page.getByRole('button', { name: 'Undo discard' }).click();
  await expect(guidance).toHaveValue('Mine.');
  await expect(editor.reviewButton).toBeVisible();
});

test('the whole main flow works with the keyboard alone', async ({ page, upstream }) => {
  const name = 'Keyboard only skipper';
  const palId = await upstream.createPal({ name, skills: { magic_canvas: {} } });
  await page.goto('/pals');
  await page.getByRole('textbox', { name: 'Search PALs' }).focus();
  await page.keyboard.type(name);
  await expect(page.getByRole('link', { name })).toBeVisible();
  const editor = new EditorPage(page);
  await tabTo(page, page.getByRole('link', { name }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/pals/${palId}`);
  await tabTo(page, editor.switchOf('Internet search'));
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+s');
  await expect(editor.dialog).toBeVisible();
  await tabTo(page, editor.dialog.getByRole('button', { name: 'Save', exact: true }));
  await page.keyboard.press('Enter');
  await expect(editor.saved).toBeVisible();
  expect(await upstream.puts(palId)).toHaveLength(1);
});

/** Presses Tab until the element has the focus, as somebody without a mouse would. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Eighty tabs did not reach the element');
}
