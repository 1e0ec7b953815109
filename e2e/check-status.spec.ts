import { EditorPage } from './editor-page';
import { expect, FAILED_REQUEST, test } from './fixtures';

test.use({ allowedConsole: [FAILED_REQUEST] });

test('after a lost connection the status is only read, and an unknown save is left to the person', async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({ name: 'Lost', skills: { magic_canvas: {} } });
  const editor = new EditorPage(page);
  await editor.open(palId);
  await editor.switchOf('Internet search').click();
  // The save never reaches the dashboard, as when it was killed.
  const posts: string[] = [];
  await page.route(`**/pals/${palId}`, (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    posts.push(route.request().url());
    return route.abort('connectionreset');
  });
  await editor.save();
  const result = page.getByRole('group', { name: 'Result of the save' });
  await expect(result).toContainText('Connection lost while saving');
  await expect(result).toContainText('this won’t save again');

  await page.route('**/api/pals/*/saves/*', (route) => route.abort('connectionreset'));
  await result.getByRole('button', { name: 'Check status' }).click();
  await expect(result).toContainText('The dashboard still doesn’t answer');
  await page.unroute('**/api/pals/*/saves/*');
  await result.getByRole('button', { name: 'Check status' }).click();
  await expect(result).toContainText('The dashboard no longer knows this save');
  await expect(result).toContainText('Internet search is not attached');
  expect(posts).toHaveLength(1);
  expect(await upstream.puts(palId)).toEqual([]);

  await page.unroute(`**/pals/${palId}`);
  await result.getByRole('button', { name: 'Save again' }).click();
  await editor.dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(editor.saved).toHaveText(/^Saved: Internet search attached · /);
  expect(await upstream.puts(palId)).toHaveLength(1);
});

test('a save whose answer was lost is found by its status', async ({ page, upstream }) => {
  const palId = await upstream.createPal({ name: 'Answer lost', skills: { magic_canvas: {} } });
  const editor = new EditorPage(page);
  await editor.open(palId);
  await editor.switchOf('Internet search').click();
  await page.route(`**/pals/${palId}`, async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    await route.fetch();
    await route.abort('connectionreset');
  });
  await editor.save();
  await page
    .getByRole('group', { name: 'Result of the save' })
    .getByRole('button', { name: 'Check status' })
    .click();
  await expect(editor.saved).toHaveText(/^Saved/);
  await expect(editor.reviewButton).toBeHidden();
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeVisible();
  expect(await upstream.puts(palId)).toHaveLength(1);
});
