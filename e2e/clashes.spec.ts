import { EditorPage } from './editor-page';
import { expect, test } from './fixtures';

const EXCLUDED = "Presentation and Browser use can't be attached together. Detach one of them.";

test('skills that clash are noted on their cards while both are on, and in the list', async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({
    name: 'Clashing skills',
    skills: { presentation: {}, magic_canvas: {} },
  });
  const editor = new EditorPage(page);
  await editor.open(palId);
  const presentation = editor.card('presentation');
  await expect(presentation).toContainText('Presentation and Magic canvas share the screen');
  await expect(editor.card('magic_canvas')).toContainText('share the screen');
  await editor.switchOf('Browser use').click();
  await expect(presentation).toContainText(EXCLUDED);
  await expect(editor.card('browser_use')).toContainText(EXCLUDED);
  await editor.switchOf('Magic canvas').click();
  await expect(presentation).not.toContainText('share the screen');
  await editor.switchOf('Browser use').click();
  await expect(presentation).not.toContainText(EXCLUDED);
});

test('the health check of the list finds skills that exclude each other', async ({
  page,
  upstream,
}) => {
  const name = 'Refused together';
  await upstream.createPal({ name, skills: { presentation: {}, browser_use: {} } });
  await upstream.createPal({ name: `${name}, no more`, skills: { presentation: {} } });
  await page.goto(`/pals?q=${encodeURIComponent(name)}&health=warning`);
  await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: /no more/ })).toHaveCount(0);
});
