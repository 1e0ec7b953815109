import { expectAccessible } from './checks';
import { EditorPage } from './editor-page';
import { expect, test } from './fixtures';

const DRAFT = {
  kind: 'status',
  status: 409,
  body: '{"conflict":"maker_changes","error":"This PAL has unpublished changes"}',
} as const;

test('a draft in PAL Maker is waited for, or discarded after a warning', async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({ name: 'Drafted', skills: { magic_canvas: {} } });
  const editor = new EditorPage(page);
  await editor.open(palId);
  await editor.switchOf('Internet search').click();
  const put = { method: 'PUT', path: `/v2/pals/${palId}/skills` } as const;
  await upstream.fault({ ...put, times: 2, apply: 'never', answer: DRAFT });
  await editor.save();
  const result = page.getByRole('group', { name: 'Result of the save' });
  await expect(result).toContainText('this PAL has a draft in PAL Maker');
  await expect(result).toContainText('Nothing was changed in Tavus');
  await expect(result.getByRole('link', { name: 'Open PAL Maker' })).toHaveAttribute(
    'target',
    '_blank',
  );
  await result.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(async () => (await upstream.puts(palId)).length).toBe(2);
  await expect(result).toContainText('this PAL has a draft in PAL Maker');

  // Refused as well with force: Tavus keeps the draft.
  await upstream.fault({ ...put, query: 'force=true', times: 1, apply: 'never', answer: DRAFT });
  const dialog = page.getByRole('dialog', { name: 'Discard the draft in PAL Maker?' });
  await result.getByRole('button', { name: 'Save anyway' }).click();
  await expect(dialog).toContainText('Everything in the draft that is not published will be lost');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await upstream.puts(palId)).toHaveLength(2);
  await result.getByRole('button', { name: 'Save anyway' }).click();
  await dialog.getByRole('button', { name: /^Save anyway/ }).click();
  await expect(result).toContainText('Tavus refused to discard the draft');
  await expect(result.getByRole('button', { name: 'Save anyway' })).toBeHidden();

  await upstream.fault({ ...put, times: 1, apply: 'never', answer: DRAFT });
  await result.getByRole('button', { name: 'Try again' }).click();
  const data = { magic_canvas: { config: {} }, internet_search: { config: {} } };
  await upstream.fault({
    ...put,
    query: 'force=true',
    times: 1,
    answer: {
      kind: 'status',
      status: 200,
      body: JSON.stringify({ data, discarded_maker_changes: true }),
    },
  });
  await result.getByRole('button', { name: 'Save anyway' }).click();
  await dialog.getByRole('button', { name: /^Save anyway/ }).click();
  await expect(editor.saved).toContainText('The draft in PAL Maker was discarded.');
  const puts = await upstream.puts(palId);
  expect(puts.map(({ query }) => query)).toEqual(['', '', '?force=true', '', '?force=true']);
  expect(new Set(puts.map(({ body }) => body)).size).toBe(1);
});
