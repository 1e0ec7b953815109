import type { Locator, Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './checks';
import { EditorPage } from './editor-page';
import { expect, FAILED_REQUEST, test } from './fixtures';
import type { Upstream } from './upstream/client';

const skillOn = (page: Page, skillId: string): Locator =>
  page.locator(`section[data-skill-id=${JSON.stringify(skillId)}]`);

const fieldIn = (skill: Locator, label: string): Locator =>
  skill
    .getByRole('row')
    .filter({ has: skill.page().getByRole('rowheader', { name: label, exact: false }) });

const sideOn = (page: Page, side: 'Left' | 'Right'): Locator =>
  page.getByRole('region', { name: `${side} PAL` });

const compareAt = (left: string, right: string) => `/compare?left=${left}&right=${right}`;

const countOn = (page: Page): Locator => page.locator('#how-many-differ');

/** What lies in the browser's storage of unsaved edits, as one text. */
const keptIn = (page: Page): Promise<string> =>
  page.evaluate(() =>
    Object.entries(localStorage)
      .filter(([key]) => key.startsWith('pal-skills:draft:'))
      .map(([, text]) => String(text))
      .join('\n'),
  );

/** Two PALs that share a skill, differ in one, and have one each alone. */
async function twoPals(upstream: Upstream, name: string): Promise<[string, string]> {
  const left = await upstream.createPal({
    name: `${name}, left`,
    skills: {
      internet_search: {},
      magic_canvas: {
        config: { usage_guidance: 'Show charts gladly', components: { chart: { enabled: false } } },
      },
      'acme.crm[lookup]': { config: { tenant: 'eu' } },
    },
  });
  const right = await upstream.createPal({
    name: `${name}, right`,
    skills: {
      internet_search: {},
      magic_canvas: {
        config: { usage_guidance: 'Show charts rarely', components: { chart: { enabled: false } } },
      },
      browser_use: { config: { depth: 2 } },
    },
  });
  return [left, right];
}

test('a field copied is unsaved in its editor, and a save writes exactly that', async ({
  page,
  upstream,
}) => {
  const [left, right] = await twoPals(upstream, 'Copied field');
  await page.goto(compareAt(left, right));
  await expect(countOn(page)).toHaveText('3 of 4 skills differ');
  const canvas = skillOn(page, 'magic_canvas');
  await canvas.getByRole('button', { name: 'Copy to right: Usage guidance' }).click();
  const guidance = fieldIn(canvas, 'Usage guidance');
  await expect(guidance).toContainText('Same');
  await expect(guidance).toContainText('Copied, not saved');
  await expect(guidance.getByRole('rowheader')).toBeFocused();
  await expect(page.getByText('1 unsaved change to Copied field, right')).toBeVisible();
  expect(await keptIn(page)).toContain('Show charts gladly');

  await page.getByRole('link', { name: /^Review changes to/ }).click();
  const editor = new EditorPage(page);
  const text = editor.card('magic_canvas').getByRole('textbox', { name: 'Usage guidance' });
  await expect(text).toHaveValue('Show charts gladly');
  await expect(page).toHaveURL(`/pals/${right}`);
  await expect(page.getByRole('region', { name: 'Edits that were never saved' })).toBeHidden();
  expect(await upstream.puts(right)).toEqual([]);
  const dialog = await editor.review();
  await expect(dialog).toContainText('1 changed');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(editor.saved).toBeVisible();
  const puts = await upstream.puts(right);
  expect(puts).toHaveLength(1);
  expect(JSON.parse(puts[0]?.body ?? '').skills).toEqual({
    internet_search: { config: {} },
    magic_canvas: {
      config: { usage_guidance: 'Show charts gladly', components: { chart: { enabled: false } } },
    },
    browser_use: { config: { depth: 2 } },
  });
  expect(await upstream.puts(left)).toEqual([]);
  await expect.poll(() => keptIn(page)).toBe('');
});

const ODD = '{"n":1.0,"__proto__":{"x":1e400},"big":9007199254740993}';

test('a skill is copied token for token; Undo takes the draft away', async ({ page, upstream }) => {
  const left = await upstream.createPal({
    name: 'Odd tokens',
    skills: `{"browser_use":{"config":${ODD}}}`,
  });
  const right = await upstream.createPal({ name: 'No skills yet' });
  await page.goto(compareAt(left, right));
  const skill = skillOn(page, 'browser_use');
  await expect(skill).toContainText('Only left');
  await expect(skill).toContainText('Skill not attached');
  await expect(skill.getByRole('button', { name: /^Copy to/ })).toHaveCount(0);
  const copy = skill.getByRole('button', { name: /^Copy skill to right/ });
  await copy.click();
  await expect(countOn(page)).toHaveText('1 skill, the same');
  await page.getByRole('button', { name: 'Undo all copies into No skills yet' }).click();
  await expect(countOn(page)).toBeFocused();
  await expect(countOn(page)).toHaveText('1 skill, which differs');
  expect(await keptIn(page)).toBe('');

  await copy.click();
  await page.getByRole('link', { name: /^Review changes to/ }).click();
  await new EditorPage(page).saveWell();
  const [put] = await upstream.puts(right);
  expect(put?.body).toBe(`{"skills":{"browser_use":{"config":${ODD}}}}`);
});

test('skills with odd ids are compared and copied like any other', async ({ page, upstream }) => {
  const id = 'acme.crm/v2 [eu]"<b>';
  const pal = (name: string, config: string) =>
    upstream.createPal({ name, skills: `{${JSON.stringify(id)}:{"config":${config}}}` });
  const left = await pal('Odd id, left', ODD);
  const right = await pal('Odd id, right', ODD.replace('1.0', '1'));
  await page.goto(compareAt(left, right));
  const skill = skillOn(page, id);
  await expect(skill).toContainText('1 of 3 fields differs');
  await skill.getByRole('button', { name: 'Copy to right: n', exact: true }).click();
  await expect(fieldIn(skill, 'n').first()).toContainText('Copied, not saved');
  await page.getByRole('link', { name: /^Review changes to/ }).click();
  await expect(page.getByText('1 change in 1 skill')).toBeVisible();
  const dialog = await new EditorPage(page).review();
  await expect(dialog).toContainText('1 changed');
  await expect(dialog).toContainText('nfrom 1to 1.0');
  expect(await upstream.puts(right)).toEqual([]);
});

test('copies are offered in the editor that is opened another way', async ({ page, upstream }) => {
  const [left, right] = await twoPals(upstream, 'Offered');
  await page.goto(compareAt(left, right));
  await skillOn(page, 'browser_use')
    .getByRole('button', { name: 'Copy skill to left', exact: false })
    .click();
  await expect(page.getByText('1 unsaved change to Offered, left')).toBeVisible();
  await page.goto(`/pals/${left}`);
  const offer = page.getByRole('region', { name: 'Edits that were never saved' });
  await expect(offer).toContainText('You have unsaved changes (1 change in 1 skill)');
  expect(await upstream.puts(left)).toEqual([]);
});

test('copies are merged where the PAL has moved on', async ({ page, upstream }) => {
  const [left, right] = await twoPals(upstream, 'Moved');
  await page.goto(compareAt(left, right));
  await skillOn(page, 'magic_canvas')
    .getByRole('button', { name: 'Copy to right: Usage guidance' })
    .click();
  await upstream.setSkills(right, {
    magic_canvas: { config: { usage_guidance: 'Show charts rarely', components: {} } },
  });
  await page.getByRole('link', { name: /^Review changes to/ }).click();
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await page.getByRole('button', { name: 'Save merged' }).click();
  await new EditorPage(page).dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(new EditorPage(page).saved).toBeVisible();
  const [put] = await upstream.puts(right);
  expect(JSON.parse(put?.body ?? '').skills).toEqual({
    magic_canvas: { config: { usage_guidance: 'Show charts gladly', components: {} } },
  });
});

test('the address holds the sides and the filter, and Back goes through them', async ({
  page,
  upstream,
}) => {
  const [left, right] = await twoPals(upstream, 'Address');
  await page.goto(compareAt(left, right));
  const search = skillOn(page, 'internet_search');
  await expect(search).toContainText('Same');
  await page.getByRole('switch', { name: 'Differences only' }).click();
  await expect(page).toHaveURL(`${compareAt(left, right)}&only=differences`);
  await expect(search).toBeHidden();
  const canvas = skillOn(page, 'magic_canvas');
  await expect(fieldIn(canvas, 'chart')).toHaveCount(0);
  await expect(canvas).toContainText('1 of 2 fields differs');

  await page.getByRole('button', { name: 'Swap sides' }).click();
  await expect(sideOn(page, 'Left')).toContainText('Address, right');
  await expect(page).toHaveURL(`${compareAt(right, left)}&only=differences`);
  await expect(skillOn(page, 'browser_use')).toContainText('Only left');
  await page.goBack();
  await expect(skillOn(page, 'browser_use')).toContainText('Only right');
  await page.goBack();
  await expect(search).toBeVisible();
  await page.reload();
  await expect(sideOn(page, 'Right')).toContainText('Address, right');
});

test('both sides are found and copied between with the keyboard alone', async ({
  page,
  upstream,
}) => {
  const [left, right] = await twoPals(upstream, 'Keyboard');
  await new EditorPage(page).open(left);
  const link = page.getByRole('link', { name: 'Compare with another PAL' });
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/compare?left=${left}`);
  await expect(page.getByText('Choose the other PAL to compare')).toBeVisible();
  const choose = page.getByRole('button', { name: 'Choose the right PAL' });
  await expect(choose).toBeEnabled();
  await choose.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Choose the right PAL' });
  await expect(dialog.getByRole('combobox', { name: 'Search PALs' })).toBeFocused();
  await page.keyboard.type(right);
  await expect(dialog.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(compareAt(left, right));
  await expect(countOn(page)).toHaveText('3 of 4 skills differ');
  const only = page.getByRole('switch', { name: 'Differences only' });
  await only.focus();
  await page.keyboard.press('Space');
  await expect(only).toBeChecked();
  const copy = skillOn(page, 'browser_use').getByRole('button', { name: /^Copy skill to left/ });
  await copy.focus();
  await page.keyboard.press('Enter');
  await expect(skillOn(page, 'browser_use').getByRole('heading')).toBeFocused();
  await page.getByRole('link', { name: /^Review changes to/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/pals/${left}`);
  await expect(
    new EditorPage(page)
      .switchOf('Browser use')
      .or(page.getByRole('switch', { name: 'Attach browser_use' })),
  ).toBeChecked();
});

test.describe('a side that cannot be read', () => {
  test.use({ allowedConsole: [FAILED_REQUEST] });

  test('shows its own error, and the other side stays', async ({ page, upstream }) => {
    const [left, right] = await twoPals(upstream, 'Half');
    await upstream.goDown(right);
    await page.goto(compareAt(left, right));
    await expect(sideOn(page, 'Right').getByRole('alert')).toContainText(
      "Couldn't load the right PAL",
      { timeout: 30_000 },
    );
    await expect(sideOn(page, 'Left')).toContainText('Half, left');
    await expect(page.getByText('Both PALs must load first.')).toBeVisible();
    await expectAccessible(page);
    await upstream.heal();
    await sideOn(page, 'Right').getByRole('button', { name: 'Try again' }).click();
    await expect(countOn(page)).toHaveText('3 of 4 skills differ', { timeout: 30_000 });
  });

  test('may be an id of no PAL', async ({ page, upstream }) => {
    const [left] = await twoPals(upstream, 'Nobody');
    await page.goto(compareAt(left, 'p000000000000'));
    await expect(sideOn(page, 'Right').getByRole('alert')).toBeVisible();
    await expect(sideOn(page, 'Left')).toContainText('Nobody, left');
  });
});

test('a PAL beside itself has no difference', async ({ page, upstream }) => {
  const [left] = await twoPals(upstream, 'Twice');
  await page.goto(compareAt(left, left));
  await expect(page.getByText('Both sides are the same PAL.')).toBeVisible();
  await expect(countOn(page)).toHaveText('3 skills, all the same');
  await expect(page.getByRole('button', { name: /^Copy (skill )?to/ })).toHaveCount(0);
});

test('a stock PAL is copied from, not into', async ({ page, isolated: { url, upstream } }) => {
  const [left] = await twoPals(upstream, 'Own');
  const stock = await upstream.createPal({
    name: 'Ready-made',
    skills: { browser_use: {} },
    fields: { pal_type: 'system' },
  });
  await page.goto(`${url}${compareAt(left, stock)}`);
  await expect(page.getByText('Ready-made is a stock PAL')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Copy (skill )?to right/ })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Copy skill to left/ })).toHaveCount(1);
  // Before its server is gone, on which it still has reads under way.
  await page.close();
});

test('documents go by their names, and long texts are told apart word by word', async ({
  page,
  upstream,
}) => {
  const deck = await upstream.createDocument({
    document_name: 'Spring deck.pdf',
    document_url: 'https://files.test/deck.pdf',
    status: 'ready',
  });
  const pal = (name: string, prompt: string) =>
    upstream.createPal({
      name,
      skills: { presentation: { config: { document_ids: [deck], prompt } } },
    });
  const long = 'Say who you are and what you show. '.repeat(300);
  const left = await pal('Long left', `${long}Be brief.`);
  const right = await pal('Long right', `${long}Be thorough.`);
  await page.goto(compareAt(left, right));
  const presentation = skillOn(page, 'presentation');
  await expect(fieldIn(presentation, 'Documents')).toContainText(`Spring deck.pdf (${deck})`);
  await presentation.getByText('Show changes').click();
  const both = presentation.getByRole('group', { name: 'Prompt, both sides in one' });
  await expect(both.locator('del')).toContainText('brief');
  await expect(both.locator('ins')).toContainText('thorough');
  await expectAccessible(page);
});

for (const width of [1440, 390]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 900 } });
    test.describe.configure({ timeout: 180_000 });

    test('axe finds nothing while PALs are chosen, and nothing scrolls sideways', async ({
      page,
    }) => {
      await page.goto('/compare');
      await expect(page.getByText('Choose two PALs to compare')).toBeVisible();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await page.getByRole('button', { name: 'Choose the left PAL' }).click();
      await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    });

    test('axe finds nothing on ugly data, and nothing scrolls sideways', async ({
      page,
      upstream,
    }) => {
      const [, right] = await twoPals(upstream, 'Looked at');
      const left = await upstream.createPal({
        name: `${'A PAL whose name goes on and on '.repeat(4)}<b>bold</b>`,
        skills: {
          internet_search: {},
          presentation: {
            config: { document_ids: ['d0-000000000000'], prompt: 'Line of a prompt\n'.repeat(200) },
          },
          magic_canvas: {
            config: {
              usage_guidance: 'Show charts gladly',
              components: { chart: { enabled: false }, scheduling_embed: { enabled: true } },
            },
          },
          'acme.crm[lookup]': { config: { tenant: 'x'.repeat(300), مهارة: [1, 2] } },
        },
      });
      await page.goto(compareAt(left, right));
      await expect(countOn(page)).toHaveText('4 of 5 skills differ');
      await page.getByRole('button', { name: 'Copy to right: Usage guidance' }).click();
      await expect(page.getByText(/^1 unsaved change to/)).toBeVisible();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    });
  });
}
