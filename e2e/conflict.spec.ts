import type { Browser, Locator, Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './checks';
import { EditorPage } from './editor-page';
import { expect, test } from './fixtures';
import type { Upstream } from './upstream/client';

const PDF = { document_url: 'https://files.test/deck.pdf', status: 'ready' };

/** A second person, in a browser of their own, who has the same PAL open. */
async function another(browser: Browser, url: string | undefined, palId: string) {
  const context = await browser.newContext({ baseURL: url });
  const editor = new EditorPage(await context.newPage());
  await editor.open(palId);
  return { editor, leave: () => context.close() };
}

function guidanceOf(editor: EditorPage): Locator {
  return editor.card('magic_canvas').getByRole('textbox', { name: 'Usage guidance' });
}

function promptOf(editor: EditorPage): Locator {
  return editor.card('presentation').getByRole('textbox', { name: 'Prompt' });
}

function stateOf(editor: EditorPage, component: string, state: string): Locator {
  const group = editor.card('magic_canvas').getByRole('radiogroup', { name: component });
  return group.getByRole('radio', { name: state });
}

/** The conflict view, which a refused save opens by itself. */
function mergeView(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Merge changes' });
}

function choice(view: Locator, place: string, name: string): Locator {
  return view.getByRole('region', { name: place }).getByRole('radio', { name });
}

async function reviewed(view: Locator, editor: EditorPage): Promise<void> {
  await view.getByRole('button', { name: 'Save merged' }).click();
  await expect(editor.dialog).toBeVisible();
  await editor.dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(editor.saved).toBeVisible();
}

async function lastPut(upstream: Upstream, palId: string, count: number) {
  const puts = await upstream.puts(palId);
  expect(puts).toHaveLength(count);
  return JSON.parse(puts.at(-1)?.body ?? '').skills;
}

/** What the page does by itself on return to it: it reads the set again. */
async function lookAgain(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
}

test('two people edit other fields: all of it is merged, listed, reviewed and saved', async ({
  page,
  browser,
  baseURL,
  upstream,
}) => {
  const palId = await upstream.createPal({ name: 'Side by side', skills: { magic_canvas: {} } });
  const mine = new EditorPage(page);
  await mine.open(palId);
  const { editor: theirs, leave } = await another(browser, baseURL, palId);
  await guidanceOf(mine).fill('Mine');
  await stateOf(mine, 'alert', 'Off').check();
  await stateOf(theirs, 'chart', 'Off').check();
  await theirs.switchOf('Internet search').click();
  await theirs.saveWell();
  await leave();

  await mine.save();
  const view = mergeView(page);
  await expect(view).toContainText('No conflicts');
  const merged = view.getByRole('region', { name: 'Merged automatically' });
  await expect(merged.getByRole('listitem')).toHaveText([
    /Internet search attached.*theirs/,
    /Magic canvas: chart.*theirs/,
    /Magic canvas: alert.*yours/,
    /Magic canvas: Usage guidance.*yours/,
  ]);
  await view.getByRole('button', { name: 'Save merged' }).click();
  await expect(mine.dialog).toContainText('1 changed');
  expect(await upstream.puts(palId)).toHaveLength(1);
  await mine.dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(mine.saved).toBeVisible();
  expect(await lastPut(upstream, palId, 2)).toEqual({
    magic_canvas: {
      config: {
        components: { chart: { enabled: false }, alert: { enabled: false } },
        usage_guidance: 'Mine',
      },
    },
    internet_search: { config: {} },
  });
});

test('each place is settled by its own choice, and none is made for the person', async ({
  page,
  browser,
  baseURL,
  upstream,
}) => {
  const palId = await upstream.createPal({
    name: 'Mine here, theirs there',
    skills: {
      magic_canvas: {
        config: {
          usage_guidance: 'Old',
          components: { scheduling_embed: { scheduling_url: 'https://cal.com/old' } },
        },
      },
    },
  });
  const mine = new EditorPage(page);
  await mine.open(palId);
  const { editor: theirs, leave } = await another(browser, baseURL, palId);
  await guidanceOf(mine).fill('Mine');
  await stateOf(mine, 'scheduling_embed', 'Off').check();
  await guidanceOf(theirs).fill('Theirs');
  await theirs
    .card('magic_canvas')
    .getByRole('textbox', { name: 'Booking link' })
    .fill('https://cal.com/new');
  await theirs.saveWell();
  await leave();

  await mine.save();
  const view = mergeView(page);
  await expect(view).toContainText('2 conflicts to resolve');
  await expect(view.getByRole('radio', { checked: true })).toHaveCount(0);
  const guidance = view.getByRole('region', { name: 'Magic canvas: Usage guidance' });
  await expect(guidance.getByRole('group', { name: 'When you opened it' })).toHaveText('Old');
  await expect(guidance.getByRole('group', { name: 'Yours' })).toContainText('Mine');
  await expect(guidance.getByRole('group', { name: 'On Tavus now' })).toContainText('Theirs');
  const booking = view.getByRole('region', { name: /^Magic canvas: scheduling_embed/ });
  await expect(booking.getByRole('group', { name: 'On Tavus now' })).toContainText(
    'https://cal.com/new',
  );

  await guidance.getByRole('radio', { name: 'Use theirs' }).check();
  await view.getByRole('button', { name: 'Save merged' }).click();
  await expect(booking.getByRole('radio', { name: 'Keep mine' })).toBeFocused();
  await expect(booking).toContainText('Choose a version.');
  await expect(mine.dialog).toBeHidden();
  await booking.getByRole('radio', { name: 'Keep mine' }).check();
  await expect(view).toContainText('All conflicts are resolved');
  await reviewed(view, mine);
  await expect(guidanceOf(mine)).toHaveValue('Theirs');
  await expect(stateOf(mine, 'scheduling_embed', 'Off')).toBeChecked();
  expect(await lastPut(upstream, palId, 2)).toEqual({
    magic_canvas: {
      config: {
        usage_guidance: 'Theirs',
        components: {
          scheduling_embed: { scheduling_url: 'https://cal.com/old', enabled: false },
        },
      },
    },
  });
});

test('documents: both edits of the list are used', async ({ page, browser, baseURL, upstream }) => {
  const named = (document_name: string) => upstream.createDocument({ document_name, ...PDF });
  const [one, two, three] = await Promise.all(['One', 'Two', 'Three'].map(named));
  const palId = await upstream.createPal({
    name: 'Two lists',
    skills: { presentation: { config: { document_ids: [one, two] } } },
  });
  const mine = new EditorPage(page);
  await mine.open(palId);
  const { editor: theirs, leave } = await another(browser, baseURL, palId);
  await mine.card('presentation').getByRole('button', { name: 'Move up: Two' }).click();
  const picker = theirs.card('presentation').getByRole('combobox', { name: 'Add documents' });
  await picker.fill('Three');
  await theirs.card('presentation').getByRole('option', { name: /Three/ }).click();
  await expect(
    theirs.card('presentation').getByRole('button', { name: 'Remove Three' }),
  ).toBeVisible();
  await theirs.saveWell();
  await leave();

  await mine.save();
  const view = mergeView(page);
  const place = view.getByRole('region', { name: 'Presentation: Documents' });
  await expect(place.getByRole('group', { name: 'On Tavus now' })).toContainText('Three');
  await place.getByRole('radio', { name: 'Use both' }).check();
  await reviewed(view, mine);
  expect(await lastPut(upstream, palId, 2)).toEqual({
    presentation: { config: { document_ids: [two, three, one] } },
  });
});

test('a prompt is edited together, beside what changed on Tavus', async ({
  page,
  browser,
  baseURL,
  upstream,
}) => {
  const document = await upstream.createDocument({ document_name: 'Deck', ...PDF });
  const palId = await upstream.createPal({
    name: 'One prompt',
    skills: {
      presentation: { config: { document_ids: [document], prompt: 'Greet. Present. Close.' } },
    },
  });
  const mine = new EditorPage(page);
  await mine.open(palId);
  const { editor: theirs, leave } = await another(browser, baseURL, palId);
  await promptOf(mine).fill('Greet warmly. Present. Close.');
  await promptOf(theirs).fill('Greet. Present. Close with thanks.');
  await theirs.saveWell();
  await leave();

  await mine.save();
  const view = mergeView(page);
  await choice(view, 'Presentation: Prompt', 'Combine').check();
  const together = view.getByRole('textbox', { name: 'Prompt, combined' });
  await expect(together).toHaveValue('Greet warmly. Present. Close.');
  await expect(view.getByRole('group', { name: 'What changed on Tavus' })).toContainText(
    'added: with thanks',
  );
  await together.fill('Greet warmly. Present. Close with thanks.');
  await reviewed(view, mine);
  await expect(promptOf(mine)).toHaveValue('Greet warmly. Present. Close with thanks.');
  expect(await lastPut(upstream, palId, 2)).toEqual({
    presentation: {
      config: { document_ids: [document], prompt: 'Greet warmly. Present. Close with thanks.' },
    },
  });
});

test('a skill detached here and edited there is asked for as a whole', async ({
  page,
  browser,
  baseURL,
  upstream,
}) => {
  const palId = await upstream.createPal({
    name: 'Off or on',
    skills: { magic_canvas: {}, internet_search: {} },
  });
  const mine = new EditorPage(page);
  await mine.open(palId);
  const { editor: theirs, leave } = await another(browser, baseURL, palId);
  await mine.switchOf('Magic canvas').click();
  await guidanceOf(theirs).fill('Theirs');
  await theirs.saveWell();
  await leave();

  await mine.save();
  const view = mergeView(page);
  const place = view.getByRole('region', { name: 'Magic canvas', exact: true });
  await expect(place.getByRole('group', { name: 'Yours' })).toHaveText('Detached');
  await expect(place.getByRole('group', { name: 'On Tavus now' })).toContainText('Theirs');
  await place.getByRole('radio', { name: 'Keep mine' }).check();
  await reviewed(view, mine);
  expect(await lastPut(upstream, palId, 2)).toEqual({ internet_search: { config: {} } });
});

test('mine is dropped for what Tavus holds, without a call', async ({ page, upstream }) => {
  const palId = await upstream.createPal({ name: 'Dropped', skills: { magic_canvas: {} } });
  const editor = new EditorPage(page);
  await editor.open(palId);
  await guidanceOf(editor).fill('Mine');
  await upstream.setSkills(palId, { magic_canvas: { config: { usage_guidance: 'Theirs' } } });
  await editor.save();
  await mergeView(page).getByRole('button', { name: 'Discard my changes' }).click();
  await expect(mergeView(page)).toBeHidden();
  await expect(guidanceOf(editor)).toHaveValue('Theirs');
  await expect(editor.reviewButton).toBeHidden();
  expect(await upstream.puts(palId)).toEqual([]);
});

test('replacing all by mine lists what is lost and asks again', async ({ page, upstream }) => {
  const palId = await upstream.createPal({
    name: 'Replaced',
    skills: { magic_canvas: { config: { usage_guidance: 'Old' } } },
  });
  const editor = new EditorPage(page);
  await editor.open(palId);
  await guidanceOf(editor).fill('Mine');
  await upstream.setSkills(palId, {
    magic_canvas: {
      config: { usage_guidance: 'Theirs', components: { chart: { enabled: false } } },
    },
    internet_search: {},
  });
  await editor.save();
  const view = mergeView(page);
  await view.getByRole('button', { name: 'Overwrite with my changes' }).click();
  await expect(view).toContainText('This overwrites their changes to 2 skills');
  await expect(view.getByRole('heading', { name: 'Attach Internet search' })).toBeVisible();
  await expect(view).toContainText('chart');
  await expect(view).toContainText('Theirs');
  await expectAccessible(page);
  await view.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(view.getByRole('button', { name: 'Save merged' })).toBeVisible();
  await view.getByRole('button', { name: 'Overwrite with my changes' }).click();
  await view.getByRole('button', { name: 'Overwrite their changes' }).click();
  await expect(editor.dialog).toContainText('1 removed');
  expect(await upstream.puts(palId)).toEqual([]);
  await editor.dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(editor.saved).toBeVisible();
  expect(await lastPut(upstream, palId, 1)).toEqual({
    magic_canvas: { config: { usage_guidance: 'Mine' } },
  });
});

test('the view can be left to type on: later edits count, and choices about the rest stay', async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({
    name: 'Typed on',
    skills: { magic_canvas: { config: { usage_guidance: 'Old' } } },
  });
  const editor = new EditorPage(page);
  await editor.open(palId);
  await guidanceOf(editor).fill('Mine');
  await stateOf(editor, 'chart', 'Off').check();
  await upstream.setSkills(palId, {
    magic_canvas: {
      config: { usage_guidance: 'Theirs', components: { chart: { colour: 'red' } } },
    },
  });
  await editor.save();
  const view = mergeView(page);
  await choice(view, 'Magic canvas: chart', 'Use theirs').check();
  await choice(view, 'Magic canvas: Usage guidance', 'Keep mine').check();
  await page.keyboard.press('Escape');
  await expect(view).toBeHidden();
  await expect(guidanceOf(editor)).toHaveValue('Mine');
  await guidanceOf(editor).fill('Mine, and more');
  await stateOf(editor, 'alert', 'Off').check();

  await page
    .getByRole('group', { name: 'Result of the save' })
    .getByRole('button', { name: 'Merge' })
    .click();
  await expect(view).toContainText('1 conflict to resolve');
  await expect(choice(view, 'Magic canvas: chart', 'Use theirs')).toBeChecked();
  await expect(choice(view, 'Magic canvas: Usage guidance', 'Keep mine')).not.toBeChecked();
  await expect(view).toContainText('Mine, and more');
  await choice(view, 'Magic canvas: Usage guidance', 'Keep mine').check();
  await reviewed(view, editor);
  expect(await lastPut(upstream, palId, 1)).toEqual({
    magic_canvas: {
      config: {
        usage_guidance: 'Mine, and more',
        components: { chart: { colour: 'red' }, alert: { enabled: false } },
      },
    },
  });
});

test('a second conflict while the view is open is shown in it, and none of the work is lost', async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({
    name: 'Twice',
    skills: { magic_canvas: { config: { usage_guidance: 'Old' } } },
  });
  const editor = new EditorPage(page);
  await editor.open(palId);
  await guidanceOf(editor).fill('Mine');
  await stateOf(editor, 'chart', 'Off').check();
  await upstream.setSkills(palId, {
    magic_canvas: { config: { usage_guidance: 'First', components: { chart: { a: 1 } } } },
  });
  await editor.save();
  const view = mergeView(page);
  await choice(view, 'Magic canvas: chart', 'Keep mine').check();
  await choice(view, 'Magic canvas: Usage guidance', 'Combine').check();
  const together = view.getByRole('textbox', { name: 'Usage guidance, combined' });
  await together.fill('Mine and first');

  await upstream.setSkills(palId, {
    magic_canvas: { config: { usage_guidance: 'Second', components: { chart: { a: 1 } } } },
    internet_search: {},
  });
  await lookAgain(page);
  await expect(view).toContainText('Tavus changed again while you were merging');
  await expect(view).toContainText('1 conflict to resolve');
  await expect(choice(view, 'Magic canvas: chart', 'Keep mine')).toBeChecked();
  const guidance = view.getByRole('region', { name: 'Magic canvas: Usage guidance' });
  await expect(guidance.getByRole('group', { name: 'On Tavus now' })).toContainText('Second');
  await guidance.getByRole('radio', { name: 'Combine' }).check();
  await expect(together).toHaveValue('Mine and first');
  await together.fill('Mine, first and second');

  // A third, which nobody looked for: the save finds it.
  await view.getByRole('button', { name: 'Save merged' }).click();
  await expect(editor.dialog).toBeVisible();
  await upstream.setSkills(palId, {
    magic_canvas: { config: { usage_guidance: 'Second', components: { chart: { a: 1 } } } },
  });
  await editor.dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(view).toContainText('No conflicts');
  await expect(view.getByRole('region', { name: 'Merged automatically' })).toContainText(
    'Internet search detached',
  );
  expect(await upstream.puts(palId)).toEqual([]);
  await reviewed(view, editor);
  expect(await lastPut(upstream, palId, 1)).toEqual({
    magic_canvas: {
      config: {
        usage_guidance: 'Mine, first and second',
        components: { chart: { enabled: false } },
      },
    },
  });
});

test('a change seen in the background is a line that leads to the merge', async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({
    name: 'In the background',
    skills: { magic_canvas: {}, internet_search: {} },
  });
  const editor = new EditorPage(page);
  await editor.open(palId);
  await guidanceOf(editor).fill('Mine');
  await upstream.setSkills(palId, {
    magic_canvas: { config: { components: { chart: { enabled: false } } } },
    internet_search: {},
  });
  await lookAgain(page);
  const line = page.getByRole('group', { name: 'Result of the save' });
  await expect(line).toContainText('Magic canvas changed on Tavus');
  await expect(mergeView(page)).toBeHidden();
  await line.getByRole('button', { name: 'View changes' }).click();
  await expect(line).toContainText('Magic canvas changed: chart');
  await expect(guidanceOf(editor)).toHaveValue('Mine');
  await line.getByRole('button', { name: 'Merge' }).click();
  await reviewed(mergeView(page), editor);
  expect(await lastPut(upstream, palId, 1)).toEqual({
    magic_canvas: {
      config: { components: { chart: { enabled: false } }, usage_guidance: 'Mine' },
    },
    internet_search: { config: {} },
  });
});

test('a text that is no JSON yet is not merged away: it has to be fixed first', async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({
    name: 'Half typed',
    skills: { live_captions: { config: { a: 1 } } },
  });
  const editor = new EditorPage(page);
  await editor.open(palId, 'live_captions');
  const config = editor.card('live_captions').getByRole('textbox', { name: 'Config (JSON)' });
  await config.fill('{"a": 2, ');
  await upstream.setSkills(palId, { live_captions: { config: { a: 1, b: 1 } } });
  await lookAgain(page);
  await page.getByRole('button', { name: 'Merge' }).click();
  const view = mergeView(page);
  await expect(view).toContainText('The JSON of live_captions is not valid');
  await view.getByRole('button', { name: 'Save merged' }).click();
  await expect(config).toBeFocused();
  await expect(config).toHaveValue('{"a": 2, ');
  await config.fill('{"a": 2}');
  await page.getByRole('button', { name: 'Merge' }).click();
  await reviewed(view, editor);
  expect(await lastPut(upstream, palId, 1)).toEqual({ live_captions: { config: { a: 2, b: 1 } } });
});

for (const width of [1440, 390]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 844 } });

    test('the view is operated by keyboard, fits its window, and axe finds nothing', async ({
      page,
      upstream,
    }) => {
      const document = await upstream.createDocument({ document_name: 'Deck', ...PDF });
      const prompt = 'A line of a prompt that goes on.\n'.repeat(60);
      const presentation = { document_ids: [document, 'd1-aaaa1111'], prompt };
      const palId = await upstream.createPal({
        name: 'Accessible',
        skills: { presentation: { config: presentation }, browser_use: { config: { a: 1 } } },
      });
      const editor = new EditorPage(page);
      await editor.open(palId);
      await promptOf(editor).fill(`${prompt}Mine`);
      await editor
        .card('presentation')
        .getByRole('button', { name: 'Move up: d1-aaaa1111' })
        .click();
      await editor.switchOf('Browser use').click();
      await upstream.setSkills(palId, {
        presentation: {
          config: {
            document_ids: [document, 'd1-aaaa1111', 'd2-bbbb2222'],
            prompt: `Theirs\n${prompt}`,
            slides_trigger: 'walk_the_deck',
          },
        },
        browser_use: { config: { a: 'x'.repeat(300) } },
        internet_search: {},
      });
      await editor.save();
      const view = mergeView(page);
      await expect(view.getByRole('radio')).toHaveCount(8);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);

      await view.getByRole('button', { name: 'Save merged' }).press('Enter');
      await expect(choice(view, 'Presentation: Documents', 'Keep mine')).toBeFocused();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await expect(choice(view, 'Presentation: Documents', 'Use both')).toBeChecked();
      await choice(view, 'Presentation: Prompt', 'Combine').press(' ');
      await choice(view, 'Browser use', 'Use theirs').press(' ');
      await view.getByText('Show details').press('Enter');
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
      await view.getByRole('button', { name: 'Save merged' }).press('Enter');
      await expect(editor.dialog).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(promptOf(editor)).toHaveValue(`${prompt}Mine`);
      expect(await upstream.puts(palId)).toEqual([]);
    });
  });
}
