import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { EditorPage } from '../editor-page';
import { expect } from '../fixtures';
import { running } from '../running';
import { logFile } from '../servers';
import { TEST_PASSWORD } from '../session';
import { letExpire, putSession, withoutRenewal } from '../session-cookies';
import { answer, expectEditKept, expectTrue, openEdited, row, test } from './fault-row';

test(...row('repeated'), async ({ page, context, upstream }) => {
  const edited = await openEdited(page, upstream, 'Again and again');
  const other = new EditorPage(await context.newPage());
  await other.open(edited.palId);
  await other.switchOf('Internet search').click();

  const dialog = await edited.editor.review();
  const sent = page.waitForRequest((request) => request.method() === 'POST');
  await dialog.getByRole('button', { name: 'Save', exact: true }).evaluate((button) => {
    for (let clicks = 0; clicks < 20; clicks += 1) (button as HTMLElement).click();
  });
  await expect(edited.editor.saved).toBeVisible();
  const request = await sent;
  for (let replays = 0; replays < 3; replays += 1) {
    const data = request.postDataBuffer() ?? '';
    const reply = await page.request.post(request.url(), { headers: request.headers(), data });
    expect(reply.ok()).toBe(true);
  }
  await other.save();
  await expect(other.saved.or(other.reviewButton)).toBeVisible();
  await expectTrue(upstream, edited, { isApplied: true, puts: 1 });
});

test(...row('left'), async ({ page, upstream }) => {
  const edited = await openEdited(page, upstream, 'Left during a save');
  await upstream.fault({ ...edited.put, times: 1, delayMs: 2_500, answer: { kind: 'real' } });
  await edited.editor.save();
  await expect.poll(() => upstream.puts(edited.palId)).toHaveLength(1);
  await page.goto('about:blank');
  await page.goto(`/pals/${edited.palId}`);
  await expect(edited.editor.saved).toBeVisible();
  await expect(edited.editor.switchOf('Internet search')).toBeChecked();
  await expectTrue(upstream, edited, { isApplied: true, puts: 1 });
  await edited.editor.switchOf('Internet search').click();
  await edited.editor.saveWell();
  expect(await upstream.puts(edited.palId)).toHaveLength(2);
});

test.describe('signed in with the password', () => {
  test.use({ role: null });

  test(...row('expired'), async ({ page, context, upstream }) => {
    const { tavusUrl } = running();
    const admin = { id: 'admin', name: 'Admin' };
    await withoutRenewal(context);
    await putSession(context, tavusUrl, { user: admin });
    const edited = await openEdited(page, upstream, 'Session expired');
    await letExpire(context, tavusUrl, admin);
    const callsBefore = (await upstream.journal(edited.path)).length;
    await edited.editor.save();
    await expect(edited.result).toContainText('Not sent');
    await expect(edited.result).toContainText('Your session has ended.');
    await expectEditKept(edited);
    await expectTrue(upstream, edited, { isApplied: false, puts: 0 });
    expect(await upstream.journal(edited.path)).toHaveLength(callsBefore);

    await edited.result.getByRole('link', { name: 'Sign in again' }).click();
    await page.getByRole('textbox', { name: 'Password' }).fill(TEST_PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page).toHaveURL(`/pals/${edited.palId}`);
    await page.getByRole('button', { name: 'Restore' }).click();
    await expectEditKept(edited);
    await edited.editor.saveWell();
    await expectTrue(upstream, edited, { isApplied: true, puts: 1 });
  });
});

test(...row('redeployed'), async ({ page, upstream }) => {
  const edited = await openEdited(page, upstream, 'Redeployed');
  await page.route('**/pals/**', async (route) => {
    const headers = route.request().headers();
    if (headers['next-action'] === undefined) return route.fallback();
    return route.continue({ headers: { ...headers, 'next-action': '7f'.repeat(21) } });
  });
  await edited.editor.save();
  await expect(edited.result).toContainText('Not sent');
  await expect(edited.result).toContainText('reload');
  await expectEditKept(edited);
  await expectTrue(upstream, edited, { isApplied: false, puts: 0 });
});

test(...row('offline'), async ({ page, context, upstream }) => {
  const edited = await openEdited(page, upstream, 'Offline');
  await context.setOffline(true);
  await edited.editor.save();
  await expect(edited.result).toContainText('Not sent');
  await expectEditKept(edited);
  await context.setOffline(false);
  // What was queued would go out with the next thing that reaches the server.
  await page.evaluate(() => fetch('/api/pals').then((response) => response.text()));
  await expectTrue(upstream, edited, { isApplied: false, puts: 0 });
});

const eventSchema = z.object({ event: z.string(), pal_id: z.string() });

test(...row('hostile'), async ({ page, upstream }) => {
  const script = `</script><img src=x onerror="window.hit=1"><b>'"\u202e\u0000</b>`;
  const marker = 'MARKER-OF-A-FORGED-LINE';
  const hostile = `${script}\r\n${marker} [error] {{constructor}}`;
  const palId = await upstream.createPal({
    name: hostile,
    skills: { magic_canvas: { config: { usage_guidance: hostile } }, [hostile]: {} },
  });
  const editor = new EditorPage(page);
  await editor.open(palId);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('onerror=');
  await editor.switchOf('Internet search').click();
  const reply = answer(400, JSON.stringify({ error: hostile }));
  await upstream.fault({
    method: 'PUT',
    path: `/v2/pals/${palId}/skills`,
    apply: 'never',
    answer: reply,
  });
  await editor.save();
  const result = page.getByRole('group', { name: 'Result of the save' });
  await expect(result).toContainText('onerror=');
  await page.goto('/pals');
  await page.getByRole('textbox', { name: 'Search PALs' }).fill('onerror=');
  await expect(page.getByText(palId)).toBeVisible();
  expect(await page.evaluate(() => 'hit' in window)).toBe(false);
  // The audit lines of the save hold the set before it. All of it stays inside of those lines.
  const lines = readFileSync(logFile('tavus-dashboard'), 'utf8').split('\n');
  const telling = lines.filter((line) => line.includes(marker));
  expect(telling.map((line) => eventSchema.parse(JSON.parse(line)))).toEqual([
    { event: 'save_started', pal_id: palId },
    { event: 'save', pal_id: palId },
  ]);
});
