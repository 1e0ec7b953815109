import type { Locator } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './checks';
import { EditorPage } from './editor-page';
import { expect, FAILED_REQUEST, test } from './fixtures';

/** Spelled as no program of ours would, with members that no form knows. */
const STORED = `{"zeta":1.0,"guided_flows":[{"mood":1e400,"name":"Returns","steps":[{"prompt":"\\u0048i","pause":2.0},{"prompt":"Bye","wait":3.0}]}]}`;

const flowIn = (card: Locator, position: number) =>
  card.getByRole('group', { name: `Flow ${position}`, exact: true });
const stepIn = (flow: Locator, position: number) =>
  flow.getByRole('group', { name: `Step ${position}`, exact: true });

test('flows and steps are made, ordered and copied, and saved as they were meant', async ({
  page,
  upstream,
}) => {
  const deck = { document_url: 'https://files.test/deck.pdf', status: 'ready' };
  const deckId = await upstream.createDocument({ document_name: 'Guided tour deck', ...deck });
  const palId = await upstream.createPal({
    name: 'Guide',
    skills: `{"browser_use":{"config":${STORED}}}`,
  });
  const editor = new EditorPage(page);
  await editor.open(palId, 'browser_use');
  const card = editor.card('browser_use');
  await expect(flowIn(card, 1).getByRole('textbox', { name: 'Flow name' })).toHaveValue('Returns');

  await card.getByRole('button', { name: 'Add flow' }).click();
  const flow = flowIn(card, 2);
  await expect(flow.getByRole('textbox', { name: 'Flow name' })).toBeFocused();
  await page.keyboard.type('Checkout');
  await flow.getByRole('textbox', { name: 'Start URL' }).fill('https://shop.test/');
  await flow.getByRole('textbox', { name: 'Description' }).fill('Pays for the cart.');
  for (const task of ['Open the cart', '', '']) {
    await flow.getByRole('button', { name: 'Add step' }).click();
    await page.keyboard.type(task);
  }
  await stepIn(flow, 1).getByRole('textbox', { name: 'Say' }).fill('Here is your cart.');
  await stepIn(flow, 2).getByRole('radio', { name: 'Slide' }).check();
  await stepIn(flow, 2).getByRole('textbox', { name: 'Slide' }).fill('3');
  await stepIn(flow, 3).getByRole('radio', { name: 'Say', exact: true }).check();
  await stepIn(flow, 3).getByRole('textbox', { name: 'Say' }).fill('That is all.');
  await flow.getByRole('button', { name: 'Add step' }).click();

  // A step shows a slide, and no document is chosen yet.
  await editor.reviewButton.click();
  const picker = card.getByRole('combobox', { name: 'Slide document' });
  await expect(picker).toBeFocused();
  await expect(card.getByText('Choose a document: a step shows a slide of it.')).toBeVisible();
  await picker.fill('Guided tour');
  await page.getByRole('option', { name: /Guided tour deck/ }).click();

  await flow.getByRole('button', { name: 'Move step 3 of flow 2 up' }).click();
  await expect(flow.getByRole('button', { name: 'Move step 2 of flow 2 up' })).toBeFocused();
  await card.getByRole('button', { name: 'Duplicate flow 1' }).click();
  await card.getByRole('button', { name: 'Move flow 3 up' }).click();
  await expect(flowIn(card, 2).getByRole('textbox', { name: 'Flow name' })).toHaveValue('Checkout');
  await expectAccessible(page);

  const dialog = await editor.review();
  await expect(dialog.getByText('1 blank step of “Checkout” was left out.')).toBeVisible();
  await expect(dialog.getByText('Flow “Returns (copy)”').first()).toBeVisible();
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(editor.saved).toBeVisible();
  await expect(stepIn(flowIn(card, 2), 4)).toHaveCount(0);

  const steps = `[{"prompt":"\\u0048i","pause":2.0},{"prompt":"Bye","wait":3.0}]`;
  const checkout = `{"name":"Checkout","description":"Pays for the cart.","start_url":"https://shop.test/","steps":[{"task":"Open the cart","prompt":"Here is your cart."},{"prompt":"That is all."},{"slide":3}]}`;
  const [put] = await upstream.puts(palId);
  expect(put?.body).toBe(
    `{"skills":{"browser_use":{"config":{"zeta":1.0,"guided_flows":[{"mood":1e400,"name":"Returns","steps":${steps}},${checkout},{"mood":1e400,"name":"Returns (copy)","steps":${steps}}],"slide_document_id":"${deckId}"}}}}`,
  );
  expect(await upstream.skillsText(palId)).toContain('"mood":1e400');
});

test.describe('what Tavus refuses', () => {
  test.use({ allowedConsole: [FAILED_REQUEST] });

  test('is shown at its field, also of a flow that is closed', async ({ page, upstream }) => {
    const flows = ['A', 'B', 'C', 'D'].map((name) => ({
      name,
      steps: [{ prompt: `Hi, ${name}` }],
    }));
    const skills = { browser_use: { config: { guided_flows: flows } } };
    const palId = await upstream.createPal({ name: 'Refused', skills });
    const editor = new EditorPage(page);
    await editor.open(palId, 'browser_use');
    const card = editor.card('browser_use');
    const toggle = flowIn(card, 1).getByRole('button', { name: /^Flow 1 A/ });
    await toggle.focus();
    await page.keyboard.press('Enter');
    await flowIn(card, 1).getByRole('textbox', { name: 'Description' }).fill('First');
    const text = `{'skills': {'browser_use': {'config': {'guided_flows': {2: {'steps': {0: {'prompt': ['Too vague.']}}}}}}}}`;
    await upstream.fault({
      method: 'PUT',
      path: `/v2/pals/${palId}/skills`,
      times: 1,
      apply: 'never',
      answer: {
        kind: 'status',
        status: 400,
        body: JSON.stringify({ error: `Bad Request: ${text}` }),
      },
    });
    await editor.save();
    await expect(flowIn(card, 3).getByText('1 issue')).toBeVisible();
    await page.getByRole('button', { name: 'Browser use', exact: true }).click();
    const say = flowIn(card, 3).getByRole('textbox', { name: 'Say' });
    await expect(say).toBeFocused();
    await expect(say).toHaveAccessibleDescription(/Too vague/);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScroll(page);
  });
});

test('memory is on or off, and has no settings', async ({ page, upstream }) => {
  const palId = await upstream.createPal({ name: 'Remembers' });
  const editor = new EditorPage(page);
  await editor.open(palId);
  await editor.switchOf('Memory').click();
  await expect(editor.card('memory').getByRole('button', { name: /^Settings/ })).toHaveCount(0);
  await editor.saveWell();
  expect((await upstream.puts(palId))[0]?.body).toBe('{"skills":{"memory":{"config":{}}}}');
});
