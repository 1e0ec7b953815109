import { readFile } from 'node:fs/promises';
import { MAX_SET_BYTES } from '@/lib/skill-set/size';
import { expectAccessible, expectNoSidewaysScroll } from './checks';
import { EditorPage } from './editor-page';
import { expect, test } from './fixtures';

const SENTENCES = {
  en: [
    'Greet every caller by name and ask how you can help today.',
    'Open the deck only after the visitor has asked about pricing.',
    'Keep each answer below three sentences, then wait.',
    'Never promise a refund; hand over to the billing team instead.',
  ],
  ja: [
    'お客様のお名前をお呼びして、ご用件を伺ってください。',
    '営業時間は午前九時から午後五時までとお伝えください。',
    '料金について質問されたときだけ資料を開いてください。',
  ],
  ar: [
    'رحّب بكل متصل باسمه واسأله كيف يمكنك مساعدته اليوم.',
    'افتح العرض فقط بعد أن يسأل الزائر عن الأسعار.',
    'لا تعد أبدًا باسترداد المبلغ، بل حوّل المكالمة إلى فريق الفواتير.',
  ],
} as const;

/** About 2,000 characters in paragraphs, each sentence numbered so that no two are equal. */
function promptOf(sentences: readonly string[]): string {
  const paragraphs = Array.from({ length: Math.ceil(2_000 / sentences.join(' ').length) }, (_, n) =>
    sentences.map((sentence) => `${n + 1}. ${sentence}`).join(' '),
  );
  return paragraphs.join('\n\n');
}

test('a reworded prompt is compared by the words of its script, and folded', async ({
  page,
  upstream,
}) => {
  const document = await upstream.createDocument({
    document_name: 'Talk track',
    document_url: 'https://files.example/talk.pdf',
  });
  const cases = [
    [
      promptOf(SENTENCES.en),
      '2. Keep each answer below',
      '2. Hold every reply under',
      'Keep each answer below',
      'Hold every reply under',
    ],
    [promptOf(SENTENCES.ja), '2. 営業時間は午前九時', '2. 営業時間は午前十時', '九時', '十時'],
    [promptOf(SENTENCES.ar), '2. افتح العرض فقط', '2. افتح الشرائح فقط', 'العرض', 'الشرائح'],
  ] as const;
  for (const [prompt, was, is, removed, added] of cases) {
    const palId = await upstream.createPal({
      name: 'Reworded',
      skills: { presentation: { config: { document_ids: [document], prompt } } },
    });
    const editor = new EditorPage(page);
    await editor.open(palId);
    await page.getByRole('textbox', { name: 'Prompt' }).fill(prompt.replace(was, is));
    const dialog = await editor.review();
    await expect(dialog.locator('del')).toHaveText([`removed: ${removed}`]);
    await expect(dialog.locator('ins')).toHaveText([`added: ${added}`]);
    const folds = dialog.getByRole('button', {
      name: /^Show (\d+ unchanged lines|unchanged text)$/,
    });
    const [last] = (await folds.all()).slice(-1);
    const end = prompt.split('\n\n').at(-1)?.slice(0, 16) ?? '';
    await expect(dialog).not.toContainText(end);
    await last?.click();
    await expect(dialog).toContainText(end);
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Keep editing' }).click();
    await page.getByRole('button', { name: 'Discard' }).click();
  }
});

test('review names the PAL, shows what a detach deletes, and offers a copy', async ({
  page,
  upstream,
}) => {
  const document = await upstream.createDocument({
    document_name: 'Harbour deck',
    document_url: 'https://files.example/harbour.pdf',
  });
  const presentation = { document_ids: [document], prompt: 'Slow down.\nThen go on.' };
  const palId = await upstream.createPal({
    name: 'Harbour desk',
    skills: { presentation: { config: presentation }, internet_search: { config: {} } },
  });
  const editor = new EditorPage(page);
  await editor.open(palId);
  await editor.switchOf('Presentation').click();
  const dialog = await editor.review();
  await expect(dialog).toContainText('Harbour desk');
  await expect(dialog).toContainText('1 removed, 1 unchanged');
  await expect(dialog).toContainText('Settings of Presentation will be deleted');
  await expect(dialog).toContainText('Tavus can’t restore them.');
  await expect(dialog).toContainText('Its settings will be deleted: 1 document');
  await dialog.getByText('Show details').click();
  await expect(dialog.getByRole('definition').filter({ hasText: 'Slow down.' })).toBeVisible();
  await expect(dialog.getByRole('definition').filter({ hasText: 'Harbour deck' })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);

  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download a copy' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^Harbour desk, skills of \d{4}-\d\d-\d\d\.json$/);
  expect(JSON.parse(await readFile(await file.path(), 'utf8'))).toEqual({
    skills: { presentation: { config: presentation }, internet_search: { config: {} } },
  });
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(editor.saved).toBeVisible();
});

test('a set that is too large is said before it is sent', async ({ page, upstream }) => {
  // What the API takes when a PAL is made has more around it.
  const text = 'x'.repeat(MAX_SET_BYTES - 400);
  const palId = await upstream.createPal({
    name: 'Hoarder',
    skills: { mind_reader: { config: { text } } },
  });
  const editor = new EditorPage(page);
  await editor.open(palId);
  await editor.switchOf('Magic canvas').click();
  const guidance = page.getByRole('textbox', { name: 'Usage guidance' });
  await guidance.fill('Show cards. '.repeat(50));
  const dialog = await editor.review();
  await expect(dialog).toContainText('These skills take 4.01 MB. The limit is 4.00 MB.');
  await expect(dialog.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
  await expectAccessible(page);
  expect(await upstream.puts(palId)).toEqual([]);
});
