import { EditorPage } from './editor-page';
import { expect, test } from './fixtures';

test('a name that cannot be typed as it is stored still confirms, and an empty one asks for the id', async ({
  page,
  upstream,
}) => {
  const skills = { internet_search: {} };
  const cases = [
    { name: 'Night\u00a0\u00a0desk of Zoe\u0308\u200b', typed: 'Night desk of Zoë' },
    { name: '\u200f\u202eBack\u202c office', typed: 'Back office' },
    { name: '', typed: null },
    { name: ' \u200b', typed: null },
  ];
  for (const { name, typed } of cases) {
    const palId = await upstream.createPal({ name, skills });
    const editor = new EditorPage(page);
    await editor.open(palId);
    await editor.switchOf('Internet search').click();
    const dialog = await editor.review();
    await expect(dialog).toContainText('You’re removing every skill from');
    const save = dialog.getByRole('button', { name: 'Save', exact: true });
    await expect(save).toBeDisabled();
    const label =
      typed === null ? `Type the id “${palId}” to confirm` : `Type “${typed}” to confirm`;
    const field = dialog.getByRole('textbox', { name: label });
    await field.fill('Another PAL');
    await expect(save).toBeDisabled();
    await field.fill(typed ?? palId);
    await save.click();
    await expect(editor.saved).toBeVisible();
    expect(await upstream.puts(palId)).toHaveLength(1);
  }
});
