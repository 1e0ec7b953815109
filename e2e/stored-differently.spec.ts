import { expectAccessible } from './checks';
import { EditorPage } from './editor-page';
import { expect, test } from './fixtures';

const guidanceOf = (editor: EditorPage) =>
  editor.card('magic_canvas').getByRole('textbox', { name: 'Usage guidance' });

test('what Tavus stored differently is shown, and the edits stay to save again or to drop', async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({
    name: 'Cut off',
    skills: { magic_canvas: { config: { usage_guidance: 'Old' } } },
  });
  const editor = new EditorPage(page);
  await editor.open(palId);
  await guidanceOf(editor).fill('Show a chart for numbers, and only then.');
  const stored = {
    magic_canvas: {
      config: { usage_guidance: 'Show a chart for numbers', components: { chart: {} } },
    },
  };
  await upstream.fault({
    method: 'PUT',
    path: `/v2/pals/${palId}/skills`,
    times: 1,
    body: JSON.stringify({ skills: stored }),
    answer: { kind: 'real' },
  });
  await editor.save();
  const result = page.getByRole('group', { name: 'Result of the save' });
  await expect(result).toContainText('Tavus saved something different');
  await expect(result.getByText(', and only then.')).toBeVisible();
  await expectAccessible(page);
  await expect(guidanceOf(editor)).toHaveValue('Show a chart for numbers, and only then.');
  await expect(page.getByText('1 change in 1 skill')).toBeVisible();
  await expect(result.getByRole('button', { name: 'Copy your edits' })).toBeVisible();
  const kept = () => page.evaluate(() => Object.values(localStorage).join());
  await expect.poll(kept).toContain('and only then');

  await result.getByRole('button', { name: 'Use Tavus’s version' }).click();
  await expect(guidanceOf(editor)).toHaveValue('Show a chart for numbers');
  await expect(editor.reviewButton).toBeHidden();
  await page.getByRole('button', { name: 'Undo discard' }).click();
  await result.getByRole('button', { name: 'Save again' }).click();
  await editor.dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(editor.saved).toBeVisible();
  const puts = await upstream.puts(palId);
  expect(JSON.parse(puts[1]?.body ?? '').skills.magic_canvas.config).toEqual({
    usage_guidance: 'Show a chart for numbers, and only then.',
    components: { chart: {} },
  });
});

test('what Tavus fills in by itself is told beside Saved, and is no change', async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({ name: 'Filled in', skills: { magic_canvas: {} } });
  const editor = new EditorPage(page);
  await editor.open(palId);
  await guidanceOf(editor).fill('Mine');
  const stored = {
    magic_canvas: { config: { usage_guidance: 'Mine', components: { chart: {} } } },
  };
  await upstream.fault({
    method: 'PUT',
    path: `/v2/pals/${palId}/skills`,
    times: 1,
    body: JSON.stringify({ skills: stored }),
    answer: { kind: 'real' },
  });
  await editor.save();
  await expect(editor.saved).toHaveText(/^Saved: Usage guidance changed · .* Tavus also set /);
  await expect(page.getByRole('group', { name: 'Result of the save' })).toBeHidden();
  await expect(editor.reviewButton).toBeHidden();
});
