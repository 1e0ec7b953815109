import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './checks';
import { EditorPage } from './editor-page';
import { expect, FAILED_REQUEST, test } from './fixtures';
import { running } from './running';
import { signedInState } from './session';
import type { Upstream } from './upstream/client';

const ODD = '{"n":1.0,"__proto__":{"x":1e400},"big":9007199254740993}';

async function createPal(upstream: Upstream, name: string): Promise<string> {
  const document = await upstream.createDocument({
    document_name: 'Deck.pdf',
    document_url: 'https://files.test/deck.pdf',
    status: 'ready',
  });
  const presentation = JSON.stringify({ config: { document_ids: [document], prompt: 'Be brief' } });
  const canvas = '{"config":{"usage_guidance":"Old","components":{"chart":{"enabled":false}}}}';
  return upstream.createPal({
    name,
    skills: `{"presentation":${presentation},"magic_canvas":${canvas},"live_captions":{"config":${ODD}}}`,
  });
}

const accountOn = (page: Page) => page.getByRole('button', { name: /^Account: / });

/** Opens the menu "Export" and gives the file it hands out. */
async function download(page: Page) {
  await page.getByRole('button', { name: 'Export' }).click();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download JSON' }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

test.describe('a viewer', () => {
  test.use({ role: 'viewer' });

  test('sees everything, and finds every control that edits switched off, with the reason', async ({
    page,
    upstream,
  }) => {
    const palId = await createPal(upstream, 'For looking at');
    const editor = new EditorPage(page);
    await editor.open(palId, 'live_captions');
    await expect(page.getByText('You have view-only access', { exact: true })).toHaveCount(1);
    const why = /^You have view-only access\b.*for the editor role to change skills\.$/;

    const switches = page.getByRole('switch');
    expect(await switches.count()).toBeGreaterThan(3);
    for (const control of await switches.all()) {
      await expect(control).toBeDisabled();
      await expect(control).toHaveAccessibleDescription(/for the editor role/);
      await expect(control).toHaveAttribute('title', why);
    }
    await expect(editor.card('live_captions').getByRole('textbox')).toHaveValue(/9007199254740993/);
    const fields = page.getByRole('main').getByRole('textbox');
    expect(await fields.count()).toBeGreaterThan(2);
    for (const field of await fields.all()) await expect(field).not.toBeEditable();
    // Form or JSON is a way to look.
    const looks = page.locator('[value=form], [value=json]');
    expect(await looks.count()).toBeGreaterThan(1);
    for (const look of await looks.all()) await expect(look).toBeEnabled();
    const radios = page
      .getByRole('main')
      .locator('input[type=radio]:not([value=form], [value=json])');
    expect(await radios.count()).toBeGreaterThan(8);
    for (const radio of await radios.all()) await expect(radio).toBeDisabled();
    for (const settings of await page.getByRole('group', { name: /^Settings of / }).all()) {
      await expect(settings).toHaveAccessibleDescription(/for the editor role/);
    }
    const tools = /Add|Remove|Move|Reset|Format|Undo|Replace|Review|Discard/;
    await expect(page.getByRole('main').getByRole('button', { name: tools })).toHaveCount(0);
    await expectAccessible(page);
  });

  test('cannot reach a review, and leaves no edits behind', async ({ page, upstream }) => {
    const palId = await createPal(upstream, 'Not to be saved');
    const editor = new EditorPage(page);
    await editor.open(palId);
    await editor.switchOf('Internet search').dispatchEvent('click');
    await page.getByRole('textbox', { name: 'Usage guidance' }).pressSequentially('More');
    await page.keyboard.press('Control+s');
    await expect(editor.reviewButton).toBeHidden();
    await expect(editor.dialog).toBeHidden();
    await expect(editor.switchOf('Internet search')).not.toBeChecked();
    await expect(page.getByRole('textbox', { name: 'Usage guidance' })).toHaveValue('Old');
    // Which PALs were open last is all that is kept: no draft, no note of a save.
    const kept = await page.evaluate(() => Object.keys(localStorage));
    expect(kept.filter((key) => !key.startsWith('pal-skills:recent-pals:'))).toEqual([]);
    expect(await upstream.puts(palId)).toHaveLength(0);
  });

  test('is refused by the server, too, whatever the page is made to send', async ({
    page,
    browser,
    upstream,
  }) => {
    const palId = await createPal(upstream, 'Sent all the same');
    const url = running().tavusUrl;
    const theirs = await browser.newContext({ storageState: await signedInState(url, 'editor') });
    const editor = new EditorPage(await theirs.newPage());
    const other = await createPal(upstream, 'Of the editor');
    await theirs.pages()[0]?.goto(`${url}/pals/${other}`);
    await editor.switchOf('Internet search').click();
    const sent = theirs.waitForEvent('request', (request) => request.method() === 'POST');
    await editor.saveWell();
    const request = await sent;
    const headers = await request.allHeaders();
    const data = (request.postData() ?? '').replaceAll(other, palId);
    await page.goto('/pals');
    const reply = await page.request.post(`${url}/pals/${palId}`, {
      headers: Object.fromEntries(
        Object.entries(headers).filter(([name]) => !/^(?::|cookie$)/.test(name)),
      ),
      data,
    });
    expect(await reply.text()).toContain('"code":"not_allowed"');
    expect(await upstream.puts(palId)).toHaveLength(0);
    await theirs.close();
  });

  test('takes the skill set along, token for token', async ({ page, upstream }) => {
    const palId = await createPal(upstream, 'Ada: "the guide"');
    await new EditorPage(page).open(palId);
    const { name, text } = await download(page);
    expect(name).toMatch(/^Ada- -the guide, skills of \d{4}-\d\d-\d\d\.json$/);
    expect(text.replaceAll(/\s+/g, '')).toContain(`"live_captions":{"config":${ODD}}`);
    expect(text).not.toContain('attached_at');
  });

  test('is told who they are, on a phone as well', async ({ page, upstream }) => {
    const palId = await createPal(upstream, 'On a phone');
    await page.setViewportSize({ width: 390, height: 844 });
    await new EditorPage(page).open(palId);
    await expect(accountOn(page)).toHaveText(/Test viewer\s*Viewer/);
    await expectNoSidewaysScroll(page);
    await accountOn(page).click();
    await expect(page.getByText('You can look at everything and export it.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Sign out', exact: true })).toBeInViewport();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Export' }).click();
    await expect(page.getByRole('button', { name: 'Copy JSON' })).toBeInViewport();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
});

test.describe('an editor', () => {
  test('exports what Tavus holds, without the edits on the page', async ({ page, upstream }) => {
    const palId = await createPal(upstream, 'مرشد المتحف');
    const editor = new EditorPage(page);
    await editor.open(palId);
    await editor.switchOf('Internet search').click();
    const { name, text } = await download(page);
    expect(name).toMatch(/^مرشد المتحف, skills of \d{4}-\d\d-\d\d\.json$/);
    expect(Object.keys(JSON.parse(text).skills)).toEqual([
      'presentation',
      'magic_canvas',
      'live_captions',
    ]);
    await editor.saveWell();
    expect((await download(page)).text).toContain('internet_search');
  });

  test('finds the way out by keyboard alone', async ({ page, upstream }) => {
    await new EditorPage(page).open(await createPal(upstream, 'By keyboard'));
    await accountOn(page).focus();
    await page.keyboard.press('Enter');
    const signOut = page.getByRole('button', { name: 'Sign out', exact: true });
    await expect(signOut).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Tab');
    await expect(signOut).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(signOut).toBeHidden();
    await expect(accountOn(page)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(signOut).toBeVisible();
    for (let tabs = 0; tabs < 3; tabs += 1) await page.keyboard.press('Tab');
    await expect(signOut).toBeHidden();
  });

  test.describe('on a page that is not there', () => {
    test.use({ allowedConsole: [FAILED_REQUEST] });

    test('is shown with name and role all the same', async ({ page }) => {
      for (const path of ['/pals', '/nowhere/at/all', '/pals/p0-no-such-pal']) {
        await page.goto(path);
        await expect(accountOn(page)).toHaveText(/Test editor\s*Editor/);
      }
      await expectAccessible(page);
    });
  });
});

test.describe('where nobody signs in', () => {
  test.use({ mode: 'sandbox' });

  test('nobody is shown, and no session is asked about', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto('/pals');
    await expect(page.getByRole('link', { name: /./ }).first()).toBeVisible();
    await page.mouse.click(5, 300);
    await expect(accountOn(page)).toHaveCount(0);
    await page.waitForLoadState('networkidle');
    expect(asked).not.toContain('/api/session');
  });
});
