import type { Page } from '@playwright/test';
import { expectAccessible } from './checks';
import { EditorPage } from './editor-page';
import { expect, test } from './fixtures';
import type { Upstream } from './upstream/client';

const REFUSED = { kind: 'status', status: 400, body: '{"error":"Bad Request: no"}' } as const;
const BROKEN = { kind: 'status', status: 500, body: '' } as const;

const resultOf = (page: Page) => page.getByRole('group', { name: 'Result of the save' });

/** An editor with an unsaved change, and the path of its PAL's skills. */
async function openEdited(page: Page, upstream: Upstream, name: string) {
  const palId = await upstream.createPal({ name, skills: { magic_canvas: {} } });
  const editor = new EditorPage(page);
  await editor.open(palId);
  await editor.switchOf('Internet search').click();
  return { editor, path: `/v2/pals/${palId}/skills` };
}

test('a refused save that was applied in part says so, with the difference', async ({
  page,
  upstream,
}) => {
  const { editor, path } = await openEdited(page, upstream, 'Half applied');
  const guidance = editor.card('magic_canvas').getByRole('textbox', { name: 'Usage guidance' });
  await guidance.fill('Mine');
  const body = '{"skills":{"magic_canvas":{},"internet_search":{}}}';
  await upstream.fault({ method: 'PUT', path, times: 1, body, answer: REFUSED });
  await editor.save();
  const result = resultOf(page);
  await expect(result).toContainText('Not saved');
  await expect(result).toContainText('part of your save was applied, or someone else saved');
  await expect(result).toContainText('Internet search is attached');
  await expect(result.getByRole('button', { name: 'Merge', exact: true })).toBeVisible();
  await expect(guidance).toHaveValue('Mine');
  await expectAccessible(page);
});

test('a refused save whose set could not be read back claims nothing', async ({
  page,
  upstream,
}) => {
  const { editor, path } = await openEdited(page, upstream, 'Not known');
  await upstream.fault({ method: 'PUT', path, apply: 'never', answer: REFUSED });
  await upstream.fault({ method: 'GET', path, times: 1, answer: { kind: 'real' } });
  await upstream.fault({ method: 'GET', path, apply: 'never', answer: BROKEN });
  await editor.save();
  await expect(resultOf(page)).toContainText('We couldn’t check what Tavus holds now.', {
    timeout: 20_000,
  });
  await expect(resultOf(page)).not.toContainText('Nothing was changed in Tavus');
  await upstream.heal();
  await resultOf(page).getByRole('button', { name: 'Refresh' }).click();
  await expect(resultOf(page)).toContainText('Nothing was changed in Tavus');
  await expect(editor.switchOf('Internet search')).toBeChecked();
  await editor.saveWell();
});

test('a skill that is not enabled for the account says so at its card', async ({
  page,
  upstream,
}) => {
  const { editor, path } = await openEdited(page, upstream, 'Not enabled');
  const answer = { kind: 'status', status: 403, body: '{"error":"Forbidden"}' } as const;
  await upstream.fault({ method: 'PUT', path, times: 1, apply: 'never', answer });
  await editor.save();
  const words = 'Not enabled for this account. Ask Tavus to enable it.';
  await expect(editor.card('internet_search')).toContainText(words);
  await expect(editor.card('internet_search')).not.toContainText('Tavus says');
  await expect(resultOf(page)).toContainText(`Internet search: ${words}`);
  await expect(resultOf(page)).toContainText('Nothing was changed in Tavus');
});
