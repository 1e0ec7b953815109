import type { BrowserContext, Locator, Page } from '@playwright/test';
import { expectAccessible } from './checks';
import { EditorPage } from './editor-page';
import { expect, FAILED_REQUEST, test } from './fixtures';
import { countReads, turnToPage } from './reads';
import type { Upstream } from './upstream/client';

test.use({ allowedConsole: [FAILED_REQUEST] });

const GUIDANCE = 'Only when it helps.';

function resultOf(page: Page): Locator {
  return page.getByRole('group', { name: 'Result of the save' });
}

/** A PAL, and an editor on it with an edit in a text and a skill switched on. */
async function openEdited(page: Page, upstream: Upstream, name: string, url = '') {
  const palId = await upstream.createPal({ name, skills: { magic_canvas: {} } });
  const editor = new EditorPage(page);
  await page.goto(`${url}/pals/${palId}`);
  const guidance = editor.card('magic_canvas').getByRole('textbox', { name: 'Usage guidance' });
  await guidance.fill(GUIDANCE);
  await editor.switchOf('Internet search').click();
  await expect(editor.reviewButton).toBeVisible();
  return { palId, editor, guidance, skillsPath: `/v2/pals/${palId}/skills` };
}

async function expectEdits({ editor, guidance }: { editor: EditorPage; guidance: Locator }) {
  await expect(guidance).toHaveValue(GUIDANCE);
  await expect(editor.switchOf('Internet search')).toBeChecked();
}

test('a key rejected with 401 is asked about no more until somebody asks', async ({
  page,
  upstream,
}) => {
  await page.clock.install();
  const opened = await openEdited(page, upstream, 'Rejected 401');
  const reads = countReads(page, opened.palId);
  const body = '{"error":"secret words of the API"}';
  await upstream.fault({
    path: opened.skillsPath,
    apply: 'never',
    answer: { kind: 'status', status: 401, body },
  });
  await opened.editor.save();
  const result = resultOf(page);
  await expect(result).toContainText('Not sent');
  await expect(result).toContainText('Set a valid TAVUS_API_KEY on the server');
  await expect(result).not.toContainText('secret words');
  await expectAccessible(page);
  await expectEdits(opened);

  await page.clock.fastForward(600_000);
  await turnToPage(page);
  expect(reads()).toBe(0);

  const again = result.getByRole('button', { name: 'Refresh' });
  // Until it was answered: a read that is still on its way would find the API mended.
  const answered = page.waitForResponse(`**/api/pals/${opened.palId}/editor`);
  await again.click();
  await answered;
  expect(reads()).toBe(1);
  await expect(again).toBeEnabled();
  await page.clock.fastForward(600_000);
  expect(reads()).toBe(1);

  await upstream.heal();
  await again.click();
  await expect(result).toBeHidden();
  expect(reads()).toBe(2);
  await page.clock.fastForward(61_000);
  await expect.poll(reads).toBe(3);
  await opened.editor.saveWell();
  expect(await upstream.puts(opened.palId)).toHaveLength(1);
});

/** What was copied, as a paste gives it: the dashboard's own pages may not read the clipboard. */
async function pasted(context: BrowserContext): Promise<string> {
  const blank = await context.newPage();
  await blank.setContent('<textarea autofocus></textarea>');
  await blank.locator('textarea').press('ControlOrMeta+v');
  const text = await blank.locator('textarea').inputValue();
  await blank.close();
  return text;
}

test('a key rejected on a read keeps the page and the edits, and says where to mend it', async ({
  page,
  upstream,
}) => {
  await page.clock.install();
  const opened = await openEdited(page, upstream, 'Rejected read');
  await upstream.fault({
    path: opened.skillsPath,
    apply: 'never',
    answer: { kind: 'status', status: 401 },
  });
  await turnToPage(page);
  await expect(page.getByText("Couldn't refresh skills")).toBeVisible();
  await expect(page.getByText('It is not tried again until you refresh')).toBeVisible();
  await expectEdits(opened);
  await expectAccessible(page);
  const reads = countReads(page, opened.palId);
  await page.clock.fastForward(600_000);
  await turnToPage(page);
  expect(reads()).toBe(0);
  await upstream.heal();
  await page.getByRole('button', { name: 'Refresh', exact: true }).click();
  await expect(page.getByText("Couldn't refresh skills")).toBeHidden();
});

test('a skill that Tavus does not know is told at its card, with what to do', async ({
  page,
  isolated: { url, upstream },
}) => {
  const opened = await openEdited(page, upstream, 'Unknown skill', url);
  await upstream.fault({
    method: 'PUT',
    path: opened.skillsPath,
    apply: 'never',
    answer: { kind: 'status', status: 404, body: `{"error":"Unknown skill 'internet_search'"}` },
  });
  const left = [{ skill_id: 'magic_canvas', name: 'Magic canvas', description: 'Cards.' }];
  await upstream.fault({
    path: '/v2/skills',
    answer: { kind: 'status', status: 200, body: JSON.stringify({ data: left }) },
  });
  await opened.editor.save();
  await expect(resultOf(page)).toContainText('Not saved');
  await expect(resultOf(page)).toContainText('Switch it off, then save again');
  const card = opened.editor.card('internet_search');
  await expect(card).toContainText("Tavus says: Unknown skill 'internet_search'");
  await expect(card).toContainText('no longer lists this skill');
  await expect(opened.guidance).toHaveValue(GUIDANCE);
  await expect(card.getByRole('switch')).toBeChecked();
  await expectAccessible(page);
});

test('a PAL that is gone leaves the edits to be copied, and nothing to save', async ({
  page,
  context,
  upstream,
}) => {
  await context.grantPermissions(['clipboard-write']);
  const opened = await openEdited(page, upstream, 'Gone on a read');
  await upstream.deletePal(opened.palId);
  await turnToPage(page);
  await expect(page.getByText('This PAL is gone', { exact: true })).toBeVisible();
  await expectEdits(opened);
  await expect(opened.editor.reviewButton).toBeDisabled();
  await expect(page.getByRole('status').filter({ hasText: 'Nothing can be saved' })).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(opened.editor.dialog).toBeHidden();

  await page.getByRole('button', { name: 'Copy your edits' }).click();
  const copied = await pasted(context);
  expect(JSON.parse(copied)).toEqual({
    skills: {
      magic_canvas: { config: { usage_guidance: GUIDANCE } },
      internet_search: { config: {} },
    },
  });
  expect(copied.split('\n').length).toBeGreaterThan(5);
  await page.getByText('Show your edits').click();
  await expectAccessible(page);
  await expect(page.getByRole('link', { name: 'Go to PALs' })).toHaveAttribute('href', '/pals');
  expect(await upstream.puts(opened.palId)).toEqual([]);
});

test('a PAL that is found to be gone by a save is not made anew', async ({ page, upstream }) => {
  const opened = await openEdited(page, upstream, 'Gone on a save');
  await upstream.deletePal(opened.palId);
  await opened.editor.save();
  await expect(resultOf(page)).toContainText('this PAL is gone');
  await expect(resultOf(page).getByRole('button', { name: 'Copy your edits' })).toBeVisible();
  await expect(opened.editor.reviewButton).toBeDisabled();
  await expectEdits(opened);
  await turnToPage(page);
  // Said once, where the save was refused.
  await expect(page.getByText('This PAL is gone', { exact: true })).toHaveCount(0);
  expect(await upstream.puts(opened.palId)).toEqual([]);
});

test('a draft in PAL Maker is named as what stands in the way', async ({ page, upstream }) => {
  const palId = await upstream.createPal({
    name: 'Draft',
    skills: { magic_canvas: {} },
    fields: { has_unpublished_changes: true },
  });
  const editor = new EditorPage(page);
  await editor.open(palId);
  await editor.switchOf('Internet search').click();
  await editor.save();
  await expect(resultOf(page)).toContainText('Not saved');
  await expect(resultOf(page)).toContainText('Publish or discard the draft in PAL Maker');
  await expect(editor.switchOf('Internet search')).toBeChecked();
  await expect(editor.reviewButton).toBeEnabled();
  await expectAccessible(page);
});

test('after a 429 saving waits for the end of the pause, and says when it is over', async ({
  page,
  isolated: { url, upstream },
}) => {
  const opened = await openEdited(page, upstream, 'Too many', url);
  await upstream.fault({
    method: 'PUT',
    path: opened.skillsPath,
    times: 1,
    apply: 'never',
    answer: { kind: 'status', status: 429, headers: { 'retry-after': '12' } },
  });
  await opened.editor.save();
  await expect(resultOf(page)).toContainText(/Retry in \d+ s/);
  await expect(opened.editor.reviewButton).toBeDisabled();
  await expect(opened.editor.reviewButton).toHaveAccessibleName(/^Review and save in \d+ s$/);
  await page.keyboard.press('Control+s');
  await expect(opened.editor.dialog).toBeHidden();
  await expectAccessible(page);
  await expectEdits(opened);
  expect(await upstream.puts(opened.palId)).toHaveLength(1);
  await expect(resultOf(page)).toContainText('You can save again', { timeout: 20_000 });
  await expect(opened.editor.reviewButton).toBeEnabled();
  await opened.editor.saveWell();
  expect(await upstream.puts(opened.palId)).toHaveLength(2);
});

test('a fault of Tavus shows no raw body, and the edits go on', async ({
  page,
  isolated: { url, upstream },
}) => {
  const opened = await openEdited(page, upstream, 'Fault', url);
  const body = '<html><h1>Traceback (most recent call last)</h1></html>';
  await upstream.fault({
    path: opened.skillsPath,
    method: 'GET',
    apply: 'never',
    answer: { kind: 'status', status: 500, body, headers: { 'content-type': 'text/html' } },
  });
  await turnToPage(page);
  await expect(page.getByText("Couldn't refresh skills")).toBeVisible();
  await expect(page.getByText('Tavus had a fault of its own.')).toBeVisible();
  await expect(page.getByText('Traceback')).toHaveCount(0);
  await expectEdits(opened);
  await expectAccessible(page);
});

test('offline is said, and a save then is neither sent nor queued', async ({
  page,
  context,
  upstream,
}) => {
  const opened = await openEdited(page, upstream, 'Offline');
  // The code for saving is fetched with the first edit; it has to have come.
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await expect(page.getByText('You are offline', { exact: true })).toBeVisible();
  await opened.editor.save();
  await expect(resultOf(page)).toContainText('Not sent');
  await expect(resultOf(page)).toContainText('Save when you’re back online');
  await expectAccessible(page);
  await context.setOffline(false);
  await expect(page.getByText('You are offline', { exact: true })).toBeHidden();
  await expectEdits(opened);
  await turnToPage(page);
  await expect(opened.editor.reviewButton).toBeEnabled();
  expect(await upstream.puts(opened.palId)).toEqual([]);
  await opened.editor.saveWell();
});

test('an overdue save says that Tavus is asked, and Ctrl+S that it is under way', async ({
  page,
  upstream,
}) => {
  await page.clock.install();
  const opened = await openEdited(page, upstream, 'Slow');
  await upstream.fault({
    method: 'PUT',
    path: opened.skillsPath,
    times: 1,
    delayMs: 4_000,
    answer: { kind: 'real' },
  });
  await opened.editor.save();
  const status = page.getByRole('status');
  await expect(status.filter({ hasText: 'Saving…' })).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(status.filter({ hasText: 'Save in progress' })).toBeVisible();
  await page.clock.fastForward(6_000);
  await expect(status.filter({ hasText: 'Verifying…' })).toBeVisible();
  await expect(opened.editor.saved).toBeVisible();
  await expect(status.filter({ hasText: 'Save in progress' })).toBeHidden();
  expect(await upstream.puts(opened.palId)).toHaveLength(1);
});

test.describe('when code that is fetched late cannot be had', () => {
  // The browser logs the failed request, React the error that the boundary caught.
  test.use({ allowedConsole: [/Failed to load resource: |Failed to load chunk|ChunkLoadError/] });

  test('the editor stays without its save bar, and the edits can be copied', async ({
    page,
    upstream,
  }) => {
    const palId = await upstream.createPal({ name: 'No save bar', skills: { magic_canvas: {} } });
    const editor = new EditorPage(page);
    await editor.open(palId);
    const guidance = editor.card('magic_canvas').getByRole('textbox', { name: 'Usage guidance' });
    await expect(guidance).toBeVisible();
    await page.route('**/_next/static/chunks/**', (route) => route.abort());
    await guidance.fill(GUIDANCE);
    await expect(page.getByText('A part of this page could not be loaded')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Copy your edits' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Reload the page' })).toBeVisible();
    await expect(guidance).toHaveValue(GUIDANCE);
    await guidance.press('End');
    await guidance.pressSequentially(' Really.');
    await expect(guidance).toHaveValue(`${GUIDANCE} Really.`);
    await expectAccessible(page);
  });

  test('the editor stays without its review', async ({ page, upstream }) => {
    await page.route('**/_next/static/chunks/**', async (route) => {
      const response = await route.fetch();
      const isReview = (await response.text()).includes('Review changes');
      await (isReview ? route.abort() : route.fulfill({ response }));
    });
    const opened = await openEdited(page, upstream, 'No review');
    await opened.editor.reviewButton.click();
    await expect(page.getByText('A part of this page could not be loaded')).toBeVisible();
    await expectEdits(opened);
    expect(await upstream.puts(opened.palId)).toEqual([]);
  });
});
