import type { Page } from '@playwright/test';
import { expectAccessible } from './checks';
import { EditorPage } from './editor-page';
import { expect, test } from './fixtures';
import { turnToPage } from './reads';

const guidanceOf = (editor: EditorPage) =>
  editor.card('magic_canvas').getByRole('textbox', { name: 'Usage guidance' });
const undoOn = (page: Page) => page.getByRole('button', { name: 'Undo', exact: true });

test('a save says what it did, and Undo brings the set before back through a review', async ({
  page,
  upstream,
}) => {
  const config = '{"usage_guidance":"Old","beta":1.0}';
  const palId = await upstream.createPal({
    name: 'Undone',
    skills: `{"magic_canvas":{"config":${config}},"internet_search":{"config":{}}}`,
  });
  const editor = new EditorPage(page);
  await editor.open(palId);
  await guidanceOf(editor).fill('New');
  await editor.switchOf('Internet search').click();
  await editor.saveWell();
  await expect(editor.saved).toHaveText(
    /^Saved: Internet search detached, Usage guidance changed · /,
  );
  await expectAccessible(page);

  await undoOn(page).click();
  await expect(guidanceOf(editor)).toHaveValue('Old');
  await expect(editor.switchOf('Internet search')).toBeChecked();
  await expect(page.getByText('2 changes in 2 skills')).toBeVisible();
  await expect(editor.reviewButton).toBeFocused();
  expect(await upstream.puts(palId)).toHaveLength(1);
  // Given up, it can be had again until the next save.
  await page.getByRole('button', { name: 'Discard', exact: true }).click();
  await undoOn(page).click();
  await editor.saveWell();
  const puts = await upstream.puts(palId);
  expect(puts).toHaveLength(2);
  expect(puts[1]?.body).toBe(
    `{"skills":{"magic_canvas":{"config":${config}},"internet_search":{"config":{}}}}`,
  );
});

test('Undo keeps what was typed since, and meets a change of others as a conflict', async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({
    name: 'Typed since',
    skills: { magic_canvas: { config: { usage_guidance: 'Old' } } },
  });
  const editor = new EditorPage(page);
  await editor.open(palId);
  await guidanceOf(editor).fill('New');
  await editor.saveWell();
  await editor.switchOf('Internet search').click();
  await undoOn(page).click();
  await expect(guidanceOf(editor)).toHaveValue('Old');
  await expect(editor.switchOf('Internet search')).toBeChecked();
  await expect(page.getByRole('status').filter({ hasText: 'newer edits' })).toBeVisible();
  await editor.saveWell();
  expect(JSON.parse((await upstream.puts(palId))[1]?.body ?? '')).toEqual({
    skills: {
      magic_canvas: { config: { usage_guidance: 'Old' } },
      internet_search: { config: {} },
    },
  });

  await upstream.setSkills(palId, { magic_canvas: { config: { usage_guidance: 'Theirs' } } });
  await turnToPage(page);
  await expect(guidanceOf(editor)).toHaveValue('Theirs');
  await undoOn(page).click();
  await expect(guidanceOf(editor)).toHaveValue('New');
  await expect(page.getByRole('group', { name: 'Result of the save' })).toContainText(
    'changed on Tavus',
  );
  await editor.reviewButton.click();
  await expect(editor.dialog.getByRole('button', { name: 'Save', exact: true })).toBeHidden();
  expect(await upstream.puts(palId)).toHaveLength(2);
});
