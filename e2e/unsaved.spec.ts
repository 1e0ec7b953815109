import type { BrowserContext, Locator, Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './checks';
import { EditorPage } from './editor-page';
import { expect, test } from './fixtures';
import type { Upstream } from './upstream/client';

const canvasPal = (upstream: Upstream, name: string) =>
  upstream.createPal({
    name,
    skills: { magic_canvas: { config: { usage_guidance: 'Old' } } },
  });

const guidanceOn = (page: Page): Locator =>
  new EditorPage(page)
    .card('magic_canvas')
    .getByRole('textbox', { name: 'Usage guidance', exact: true });

const offerOn = (page: Page): Locator =>
  page.getByRole('region', { name: 'Edits that were never saved' });

const leaveDialogOn = (page: Page): Locator =>
  page.getByRole('dialog', { name: 'Leave without saving?' });

/** What lies in the browser's storage of unsaved edits, as one text. */
const keptIn = (page: Page): Promise<string> =>
  page.evaluate(() =>
    Object.entries(localStorage)
      .filter(([key]) => key.startsWith('pal-skills:draft:'))
      .map(([, text]) => String(text))
      .join('\n'),
  );

/** Code that comes after the page: it holds the lock of this page's draft once it works. */
async function untilGuarded(page: Page): Promise<void> {
  const held = () =>
    page.evaluate(async () => {
      const { held } = await navigator.locks.query();
      return held?.some(({ name }) => name?.startsWith('pal-skills:draft:')) === true;
    });
  await expect.poll(held).toBe(true);
}

/** Types, and waits until the browser has it. */
async function edit(page: Page, text: string): Promise<void> {
  await guidanceOn(page).fill(text);
  await expect.poll(() => keptIn(page)).toContain(text);
}

/** The browser loses the page without a word, as with a crash. */
async function kill(context: BrowserContext, page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash');
  const session = await context.newCDPSession(page);
  session.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();
}

async function openAgain(context: BrowserContext, palId: string): Promise<Page> {
  const page = await context.newPage();
  await new EditorPage(page).open(palId);
  return page;
}

test.describe('edits of a tab that is gone', () => {
  for (const [how, end] of [
    ['closed', (_: BrowserContext, page: Page) => page.close()],
    ['killed', kill],
  ] as const) {
    test(`are offered when the tab was ${how}, and are there again only when asked for`, async ({
      page,
      context,
      upstream,
    }) => {
      const palId = await canvasPal(upstream, `Tab ${how}`);
      const editor = new EditorPage(page);
      await editor.open(palId);
      await editor.switchOf('Internet search').click();
      await edit(page, 'Never saved');
      await end(context, page);

      const again = await openAgain(context, palId);
      const offer = offerOn(again);
      await expect(offer).toContainText('You have unsaved changes (2 changes in 2 skills)');
      await expect(offer).toContainText('Magic canvas changed: Usage guidance');
      await expect(offer).toContainText('Internet search attached');
      await expect(offer.locator('time')).toBeVisible();
      await expect(guidanceOn(again)).toHaveValue('Old');

      await offer.getByRole('button', { name: 'Restore' }).click();
      await expect(guidanceOn(again)).toHaveValue('Never saved');
      await expect(new EditorPage(again).switchOf('Internet search')).toBeChecked();
      await expect(offer).toBeHidden();
      expect(await keptIn(again)).toContain('Never saved');

      await new EditorPage(again).saveWell();
      await expect.poll(() => keptIn(again)).toBe('');
      const [put] = await upstream.puts(palId);
      expect(JSON.parse(put?.body ?? '').skills).toEqual({
        magic_canvas: { config: { usage_guidance: 'Never saved' } },
        internet_search: { config: {} },
      });
      await again.reload();
      await expect(guidanceOn(again)).toHaveValue('Never saved');
      await expect(offerOn(again)).toBeHidden();
    });
  }

  test('come back token for token', async ({ page, context, upstream }) => {
    const odd = `{"n":1.0,"__proto__":{"x":1e400},"big":9007199254740993}`;
    const palId = await upstream.createPal({
      name: 'Odd tokens',
      skills: `{"live_captions":{"config":${odd}}}`,
    });
    const config = (where: Page) =>
      new EditorPage(where).card('live_captions').getByRole('textbox', { name: 'Config (JSON)' });
    await new EditorPage(page).open(palId, 'live_captions');
    await config(page).fill(odd.replace('1.0', '1e-400'));
    await expect.poll(() => keptIn(page)).toContain('1e-400');
    await page.close();

    const again = await context.newPage();
    await new EditorPage(again).open(palId, 'live_captions');
    await offerOn(again).getByRole('button', { name: 'Restore' }).click();
    await expect(config(again)).toHaveValue(/1e-400/);
    await new EditorPage(again).saveWell();
    const [put] = await upstream.puts(palId);
    expect(put?.body).toBe(
      `{"skills":{"live_captions":{"config":${odd.replace('1.0', '1e-400')}}}}`,
    );
  });

  test('are merged where the PAL has moved on', async ({ page, context, upstream }) => {
    const palId = await canvasPal(upstream, 'Moved on');
    await new EditorPage(page).open(palId);
    await edit(page, 'Mine');
    await page.close();
    await upstream.setSkills(palId, {
      magic_canvas: { config: { usage_guidance: 'Old', components: { chart: {} } } },
      internet_search: {},
    });

    const again = await openAgain(context, palId);
    await expect(offerOn(again)).toContainText('The skills changed on Tavus since');
    await offerOn(again).getByRole('button', { name: 'Restore' }).click();
    await expect(guidanceOn(again)).toHaveValue('Mine');
    await again.getByRole('button', { name: 'Merge', exact: true }).click();
    await again.getByRole('button', { name: 'Save merged' }).click();
    await new EditorPage(again).dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(new EditorPage(again).saved).toBeVisible();
    const [put] = await upstream.puts(palId);
    expect(JSON.parse(put?.body ?? '').skills).toEqual({
      magic_canvas: { config: { usage_guidance: 'Mine', components: { chart: {} } } },
      internet_search: { config: {} },
    });
  });

  test('are not offered where Tavus holds them by now', async ({ page, context, upstream }) => {
    const palId = await canvasPal(upstream, 'Done elsewhere');
    await new EditorPage(page).open(palId);
    await edit(page, 'Done');
    await page.close();
    await upstream.setSkills(palId, { magic_canvas: { config: { usage_guidance: 'Done' } } });
    const again = await openAgain(context, palId);
    await expect.poll(() => keptIn(again)).toBe('');
    await expect(offerOn(again)).toBeHidden();
  });

  test('can be thrown away, and that can be taken back', async ({ page, context, upstream }) => {
    const palId = await canvasPal(upstream, 'Thrown away');
    await new EditorPage(page).open(palId);
    await edit(page, 'Bad idea');
    await page.close();

    const again = await openAgain(context, palId);
    await offerOn(again).getByRole('button', { name: 'Discard draft' }).click();
    await expect(offerOn(again)).toBeHidden();
    expect(await keptIn(again)).toBe('');
    await again.getByRole('button', { name: 'Undo discarding the draft' }).click();
    await expect(offerOn(again)).toContainText('1 change in 1 skill');
    await offerOn(again).getByRole('button', { name: 'Discard draft' }).click();
    await again.reload();
    await expect(guidanceOn(again)).toHaveValue('Old');
    await expect(offerOn(again)).toBeHidden();
  });

  test('are not written over by new edits while they are offered', async ({
    page,
    context,
    upstream,
  }) => {
    const palId = await canvasPal(upstream, 'Two drafts');
    await new EditorPage(page).open(palId);
    await edit(page, 'First try');
    await page.close();

    const second = await openAgain(context, palId);
    await expect(offerOn(second)).toBeVisible();
    await edit(second, 'Second try');
    expect(await keptIn(second)).toContain('First try');

    // Restored, they change places with what was typed meanwhile.
    await offerOn(second).getByRole('button', { name: 'Restore' }).click();
    await expect(guidanceOn(second)).toHaveValue('First try');
    await expect(offerOn(second).getByRole('button', { name: 'Restore' })).toHaveCount(1);
    await offerOn(second).getByRole('button', { name: 'Restore' }).click();
    await expect(guidanceOn(second)).toHaveValue('Second try');
    expect(await keptIn(second)).toContain('First try');
  });
});

test('a reload asks, and what was unsaved is offered after it', async ({ page, upstream }) => {
  const palId = await canvasPal(upstream, 'Reloaded');
  await new EditorPage(page).open(palId);
  await edit(page, 'Before the reload');
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await page.reload();
  await expect(offerOn(page)).toContainText('1 change in 1 skill');
  expect(asked).toEqual(['beforeunload']);
});

test('Discard gives up what was kept, and bringing the edits back keeps them again', async ({
  page,
  upstream,
}) => {
  const palId = await canvasPal(upstream, 'Discarded');
  await new EditorPage(page).open(palId);
  await edit(page, 'Discarded');
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect.poll(() => keptIn(page)).toBe('');
  await page.getByRole('button', { name: 'Undo discard' }).click();
  await expect.poll(() => keptIn(page)).toContain('Discarded');
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect.poll(() => keptIn(page)).toBe('');
  await page.reload();
  await expect(guidanceOn(page)).toHaveValue('Old');
  await expect(offerOn(page)).toBeHidden();
});

test('two tabs on one PAL keep their own edits, and only those of a closed one are offered', async ({
  page,
  context,
  upstream,
}) => {
  const palId = await canvasPal(upstream, 'Two tabs');
  await new EditorPage(page).open(palId);
  await edit(page, 'From tab one');
  const other = await openAgain(context, palId);
  await edit(other, 'From tab two');
  await expect(offerOn(other)).toBeHidden();
  expect(await keptIn(page)).toContain('From tab one');
  await other.getByRole('button', { name: 'Discard' }).click();
  await expect.poll(() => keptIn(page)).not.toContain('From tab two');
  expect(await keptIn(page)).toContain('From tab one');
  await edit(other, 'From tab two again');
  await page.close();
  await other.close();

  const third = await openAgain(context, palId);
  const restore = offerOn(third).getByRole('button', { name: 'Restore' });
  await expect(restore).toHaveCount(2);
  await restore.first().click();
  await expect(guidanceOn(third)).toHaveValue('From tab two again');
  await expect(restore).toHaveCount(1);
  const fourth = await openAgain(context, palId);
  await expect(offerOn(fourth).getByRole('button', { name: 'Restore' })).toHaveCount(1);
});

for (const [what, spoil] of [
  [
    'forbidden',
    () =>
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('Forbidden', 'SecurityError');
        },
      }),
  ],
  [
    'full',
    () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('Full', 'QuotaExceededError');
      };
    },
  ],
] as const) {
  test(`where the browser's storage is ${what}, everything works and leaving tells the truth`, async ({
    page,
    upstream,
  }) => {
    await page.addInitScript(spoil);
    const palId = await canvasPal(upstream, `Storage ${what}`);
    const editor = new EditorPage(page);
    await editor.open(palId);
    await untilGuarded(page);
    await guidanceOn(page).fill('Not kept');
    await page.getByRole('link', { name: 'PALs', exact: true }).first().click();
    await expect(leaveDialogOn(page)).toContainText('Your changes will be lost');
    await leaveDialogOn(page).getByRole('button', { name: 'Stay' }).click();
    await editor.saveWell();
    expect(await upstream.puts(palId)).toHaveLength(1);
  });
}

test.describe('leaving with unsaved edits', () => {
  test('by a link asks; Stay keeps all, Leave goes, and the edits are offered on return', async ({
    page,
    upstream,
  }) => {
    const palId = await canvasPal(upstream, 'Left by a link');
    await new EditorPage(page).open(palId);
    await edit(page, 'Left behind');
    const link = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'PALs' });
    await link.click();
    await expect(leaveDialogOn(page)).toContainText(
      'keep your changes in this browser for 24 hours',
    );
    await leaveDialogOn(page).getByRole('button', { name: 'Stay' }).click();
    await expect(leaveDialogOn(page)).toBeHidden();
    await expect(page).toHaveURL(`/pals/${palId}`);
    await expect(guidanceOn(page)).toHaveValue('Left behind');

    await link.click();
    await page.keyboard.press('Escape');
    await expect(leaveDialogOn(page)).toBeHidden();
    await expect(page).toHaveURL(`/pals/${palId}`);

    await link.click();
    await leaveDialogOn(page).getByRole('button', { name: 'Leave' }).click();
    await expect(page).toHaveURL('/pals');
    await expect(page.getByRole('textbox', { name: 'Search PALs' })).toBeVisible();

    await page.goBack();
    await expect(offerOn(page)).toContainText('1 change in 1 skill');
    await offerOn(page).getByRole('button', { name: 'Restore' }).click();
    await expect(guidanceOn(page)).toHaveValue('Left behind');
  });

  test('by Back and Forward asks; Stay keeps the address and the edits, Leave goes', async ({
    page,
    upstream,
  }) => {
    const name = 'Left by way of the history';
    const palId = await canvasPal(upstream, name);
    const list = page.getByRole('textbox', { name: 'Search PALs' });
    await page.goto('/pals');
    await list.fill(name);
    await page.getByRole('link', { name }).click();
    await expect(guidanceOn(page)).toBeVisible();
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'PALs' })
      .click();
    await expect(list).toBeVisible();
    await page.goBack();
    await edit(page, 'Still here');

    for (const go of [() => history.back(), () => history.forward(), () => history.go(-1)]) {
      await page.evaluate(go);
      await expect(leaveDialogOn(page)).toBeVisible();
      await leaveDialogOn(page).getByRole('button', { name: 'Stay' }).click();
      await expect(leaveDialogOn(page)).toBeHidden();
      await expect(page).toHaveURL(`/pals/${palId}`);
      await expect(guidanceOn(page)).toHaveValue('Still here');
    }
    await guidanceOn(page).fill('Still here, and typed on');

    await page.goBack();
    await leaveDialogOn(page).getByRole('button', { name: 'Leave' }).click();
    await expect(list).toHaveValue(name);
    await page.goForward();
    await expect(offerOn(page)).toContainText('1 change in 1 skill');
    await edit(page, 'Once more');
    await page.evaluate(() => history.forward());
    await leaveDialogOn(page).getByRole('button', { name: 'Leave' }).click();
    await expect(page).toHaveURL('/pals');
    await expect(list).toHaveValue('');
  });

  test('by closing the tab asks', async ({ page, upstream }) => {
    const palId = await canvasPal(upstream, 'Closed');
    await new EditorPage(page).open(palId);
    await edit(page, 'Closing');
    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await expect(guidanceOn(page)).toHaveValue('Closing');
  });

  test('for another skill of the same PAL does not ask, nor does a link in a new tab', async ({
    page,
    context,
    upstream,
  }) => {
    const palId = await canvasPal(upstream, 'Hashes');
    const editor = new EditorPage(page);
    await editor.open(palId);
    await edit(page, 'Same page');
    for (const hash of ['#magic_canvas', '#internet_search']) {
      await page.evaluate((to) => (location.hash = to), hash);
    }
    await page.goBack();
    await expect(page).toHaveURL(`/pals/${palId}#magic_canvas`);
    await page.goForward();
    await expect(page).toHaveURL(`/pals/${palId}#internet_search`);
    const opened = context.waitForEvent('page');
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'PALs' })
      .click({ modifiers: ['ControlOrMeta'] });
    await (await opened).close();
    await expect(leaveDialogOn(page)).toBeHidden();
    await expect(guidanceOn(page)).toHaveValue('Same page');

    await page.evaluate(() => history.go(-1));
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'PALs' })
      .click();
    await expect(leaveDialogOn(page)).toBeVisible();
  });
});

test.describe('nothing is asked', () => {
  test('while the page is clean, nor after a good save', async ({ page, upstream }) => {
    const palId = await canvasPal(upstream, 'Clean');
    const editor = new EditorPage(page);
    const link = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'PALs' });
    await page.goto('/pals');
    await editor.open(palId);
    await guidanceOn(page).fill('Typed');
    await guidanceOn(page).fill('Old');
    await link.click();
    await expect(page).toHaveURL('/pals');
    await page.goBack();
    await guidanceOn(page).fill('Saved');
    await editor.saveWell();
    await link.click();
    await expect(page).toHaveURL('/pals');
    await expect(leaveDialogOn(page)).toBeHidden();
    await page.goBack();
    await expect(guidanceOn(page)).toHaveValue('Saved');
    await page.reload();
    await expect(guidanceOn(page)).toHaveValue('Saved');
    await expect(offerOn(page)).toBeHidden();
  });

  test('during a save, whose edits are not offered once Tavus has them', async ({
    page,
    upstream,
  }) => {
    const palId = await canvasPal(upstream, 'Left during the save');
    const editor = new EditorPage(page);
    await editor.open(palId);
    await edit(page, 'On its way');
    await upstream.fault({
      method: 'PUT',
      path: `/v2/pals/${palId}/skills`,
      times: 1,
      delayMs: 2_000,
      answer: { kind: 'real' },
    });
    await editor.save();
    await expect(page.getByRole('status').filter({ hasText: 'Saving' })).toBeVisible();
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'PALs' })
      .click();
    await expect(page).toHaveURL('/pals');
    await expect.poll(() => upstream.skillsText(palId)).toContain('On its way');
    await editor.open(palId);
    await expect(guidanceOn(page)).toHaveValue('On its way');
    await expect.poll(() => keptIn(page)).toBe('');
    await expect(offerOn(page)).toBeHidden();
  });
});

test('axe finds nothing on the offer and the question, on a phone nothing is cut off', async ({
  page,
  context,
  upstream,
}) => {
  const palId = await canvasPal(upstream, 'Looked at');
  await new EditorPage(page).open(palId);
  await edit(page, 'Offered');
  await page.close();
  await upstream.setSkills(palId, { internet_search: {} });
  const again = await openAgain(context, palId);
  await again.setViewportSize({ width: 390, height: 844 });
  await expect(offerOn(again)).toBeVisible();
  await new EditorPage(again).switchOf('Internet search').click();
  await expect(offerOn(again)).toContainText('take the place of your changes');
  await expectAccessible(again);
  await expectNoSidewaysScroll(again);
  await again.getByRole('link', { name: 'PALs', exact: true }).first().click();
  await expect(leaveDialogOn(again)).toBeVisible();
  await expectAccessible(again);
  await expectNoSidewaysScroll(again);
});
