import type { Locator, Page } from '@playwright/test';
import { dragOver } from './drag';
import { EditorPage } from './editor-page';
import { expect, test } from './fixtures';
import type { Upstream } from './upstream/client';

const NAMES = ['Tariffs', 'Roaming', 'Devices'];
const PDF = { document_url: 'https://files.test/deck.pdf', status: 'ready' };

/** A PAL that presents the three documents, open in its editor. */
async function openPresenter(page: Page, upstream: Upstream) {
  const ids: string[] = [];
  for (const document_name of NAMES) {
    ids.push(await upstream.createDocument({ document_name, ...PDF }));
  }
  const skills = { presentation: { config: { document_ids: ids, prompt: 'Old' } } };
  const palId = await upstream.createPal({ name: 'Presenter', skills });
  const editor = new EditorPage(page);
  await editor.open(palId);
  const card = editor.card('presentation');
  await expect(grip(card, 'Devices')).toBeVisible();
  return { palId, ids, editor, card };
}

const grip = (card: Locator, name: string) => card.getByRole('button', { name: `Reorder ${name}` });

async function expectOrder(card: Locator, names: readonly string[]): Promise<void> {
  const items = card
    .getByRole('list', { name: 'Documents, in the order they are shown' })
    .getByRole('listitem');
  await expect(items).toContainText([...names]);
}

/** Lifts the first document and takes it one place down, each key once the one before was heard. */
async function liftAndLower(page: Page, card: Locator) {
  await grip(card, 'Tariffs').focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('Picked up Tariffs, 1 of 3.')).toBeAttached();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('Tariffs is at position 2 of 3.')).toBeAttached();
}

test('documents are ordered with the keyboard, and the focus stays', async ({ page, upstream }) => {
  const { palId, ids, editor, card } = await openPresenter(page, upstream);
  await liftAndLower(page, card);
  await page.keyboard.press('Space');
  await expectOrder(card, ['Roaming', 'Tariffs', 'Devices']);
  await expect(grip(card, 'Tariffs')).toBeFocused();
  await editor.saveWell();
  const [put] = await upstream.puts(palId);
  expect(JSON.parse(put?.body ?? '')).toMatchObject({
    skills: { presentation: { config: { document_ids: [ids[1], ids[0], ids[2]] } } },
  });
});

test('documents are ordered by drag', async ({ page, upstream }) => {
  const { card } = await openPresenter(page, upstream);
  await dragOver(page, grip(card, 'Devices'), grip(card, 'Tariffs'));
  await expect(page.getByText('Devices is at position 1 of 3.')).toBeAttached();
  await page.mouse.up();
  await expectOrder(card, ['Devices', 'Tariffs', 'Roaming']);
});

test('a lifted document stays where it was on Escape', async ({ page, upstream }) => {
  const { editor, card } = await openPresenter(page, upstream);
  await liftAndLower(page, card);
  await page.keyboard.press('Escape');
  await expectOrder(card, NAMES);
  await expect(grip(card, 'Tariffs')).toBeFocused();
  await expect(editor.reviewButton).toBeHidden();
});

test('a lifted document takes no keys meant for elsewhere', async ({ page, upstream }) => {
  const { card } = await openPresenter(page, upstream);
  const prompt = card.getByRole('textbox', { name: 'Prompt' });
  await liftAndLower(page, card);
  await prompt.click();
  await page.keyboard.press('End');
  await page.keyboard.type(' and new words');
  await expect(prompt).toHaveValue('Old and new words');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(prompt).toBeFocused();
  await expectOrder(card, NAMES);
});
