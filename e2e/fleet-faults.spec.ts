import { paths } from '@/lib/paths';
import { EditorPage } from './editor-page';
import { expect, FAILED_REQUEST, test } from './fixtures';

test.describe.configure({ timeout: 120_000 });
test.use({ allowedConsole: [FAILED_REQUEST] });

test('a 403 or a 429 of one PAL is its own row, and a pause of hours can be passed', async ({
  page,
  isolated: { url, upstream },
}) => {
  const skills = { internet_search: {} };
  const refused = await upstream.createPal({ name: 'Fleet refused', skills });
  const limited = await upstream.createPal({ name: 'Fleet limited', skills });
  await upstream.createPal({ name: 'Fleet fine', skills });
  const answer = { kind: 'status', body: '{}', headers: { 'retry-after': '86400' } } as const;
  for (const [palId, status] of [
    [refused, 403],
    [limited, 429],
  ] as const) {
    const path = `/v2/pals/${palId}/skills`;
    await upstream.fault({ method: 'GET', path, answer: { ...answer, status } });
  }
  await page.goto(url + paths.pals());
  const row = (name: string) =>
    page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
  await expect(row('Fleet fine').getByRole('list', { name: 'Skills' })).toBeVisible();
  await expect(row('Fleet refused').getByRole('button', { name: /^Retry/ })).toBeVisible();
  await expect(row('Fleet limited').getByRole('button', { name: /^Retry/ })).toBeVisible();
  // Only the two: everything else was read.
  await expect(page.getByRole('button', { name: /^Retry loading the skills of/ })).toHaveCount(2);
  await expect(page.getByText("Couldn't load skills for 1 PAL")).toBeVisible();

  await upstream.heal();
  const calls = async () => (await upstream.journal(`/v2/pals/${limited}/skills`)).length;
  const before = await calls();
  await page.getByRole('button', { name: 'Try now: the skills' }).click();
  await expect(row('Fleet limited').getByRole('list', { name: 'Skills' })).toBeVisible();
  await expect(row('Fleet refused').getByRole('list', { name: 'Skills' })).toBeVisible();
  await expect(page.getByText("Couldn't load skills")).toBeHidden();
  expect(await calls()).toBe(before + 1);

  await upstream.fault({ path: '/v2/pals', answer: { ...answer, status: 429 } });
  await page.getByRole('button', { name: 'Refresh' }).click();
  const tryNow = page.getByRole('button', { name: 'Try now: the list' });
  await expect(tryNow).toBeVisible();
  await upstream.heal();
  await tryNow.click();
  await expect(tryNow).toBeHidden();
});
test('documents are not checked yet while the Knowledge Base is read, then they are', async ({
  page,
  isolated: { url, upstream },
}) => {
  const csv = { document_name: 'Table', document_url: 'https://x.test/a.csv', status: 'ready' };
  const documentId = await upstream.createDocument(csv);
  const palId = await upstream.createPal({
    name: 'Fleet deck',
    skills: { presentation: { config: { document_ids: [documentId] } } },
  });
  // The first call is given up after a while, the second one is answered.
  await upstream.fault({ path: '/v2/documents', times: 1, answer: { kind: 'hang' } });
  await page.goto(url + paths.attachments({ pal: palId }));
  const row = page.getByRole('row').filter({ hasText: 'Fleet deck' });
  await row.getByText('Not checked').hover();
  await expect(page.getByText('1 document not checked yet.')).toBeVisible();
  await expect(row.getByText('Needs attention')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('not checked yet')).toHaveCount(0);
  expect(await upstream.journal(`/v2/pals/${palId}/skills`)).toHaveLength(1);
});

test('names and ids with half of a surrogate pair break no page', async ({
  page,
  isolated: { url, upstream },
}) => {
  const presentation = String.raw`{"config":{"document_ids":["\ud800"],"prompt":"Half \udc00"}}`;
  const skills = String.raw`{"\ud800 skill":{"config":{"text":"\udc00"}},"presentation":${presentation}}`;
  const palId = await upstream.createPal({ name: 'Half \ud800 of a pair', skills });
  const other = await upstream.createPal({ name: 'Other', skills: '{"\\ud801":{}}' });
  const name = 'Half \uFFFD of a pair';
  await page.goto(url + paths.pals());
  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row.getByText('\uFFFD skill').first()).toBeVisible();
  await page.goto(url + paths.attachments({ pal: palId }));
  await expect(page.getByRole('row').filter({ hasText: '\uFFFD skill' })).toBeVisible();
  await page.goto(url + paths.compare(palId, other));
  await expect(page.getByRole('heading', { name: '\uFFFD skill' })).toBeVisible();
  const editor = new EditorPage(page);
  await page.goto(url + paths.pal(palId));
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByRole('switch', { name: 'Attach \uFFFD skill' })).toBeChecked();
  await editor.switchOf('Internet search').click();
  const dialog = await editor.review();
  await expect(dialog.getByText('Internet search').first()).toBeVisible();
});
