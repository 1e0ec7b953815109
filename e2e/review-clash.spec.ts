import { expectAccessible } from './checks';
import { EditorPage } from './editor-page';
import { expect, test } from './fixtures';

test('review names skills that exclude each other, and switches one off', async ({
  page,
  upstream,
}) => {
  const document = await upstream.createDocument({
    document_name: 'Clash deck',
    document_url: 'https://files.test/clash.pdf',
    status: 'ready',
  });
  const palId = await upstream.createPal({
    name: 'Clashing',
    skills: { presentation: { config: { document_ids: [document] } }, magic_canvas: {} },
  });
  const editor = new EditorPage(page);
  await editor.open(palId);
  await editor.switchOf('Browser use').click();
  const dialog = await editor.review();
  const excludes = dialog.getByText(/Presentation and Browser use can.t be attached together/);
  await expect(excludes).toBeVisible();
  await expect(dialog.getByText('Presentation and Magic canvas share the screen')).toBeVisible();
  await expectAccessible(page);

  await dialog.getByRole('button', { name: 'Detach Browser use' }).click();
  await expect(excludes).toBeHidden();
  await expect(dialog).toContainText('No changes');
  await expect(dialog.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Keep editing' }).click();
  await expect(editor.switchOf('Browser use')).not.toBeChecked();

  await editor.switchOf('Browser use').click();
  await editor.review();
  await dialog.getByRole('button', { name: 'Detach Presentation' }).click();
  await expect(dialog).toContainText('1 removed, 1 added, 1 unchanged');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(editor.saved).toBeVisible();
  const stored = await upstream.skillsText(palId);
  expect(stored).toContain('"browser_use"');
  expect(stored).not.toContain('"presentation"');
});
