import { createServer } from 'node:http';
import { freePort } from '@/lib/cli/ports';
import { EditorPage } from '../editor-page';
import { expect } from '../fixtures';
import { turnToPage } from '../reads';
import { logFile, startTavusDashboard } from '../servers';
import { answer, expectNoEditor, openEdited, row, test, UNREADABLE } from './fault-row';

const SEED = { name: 'Faulty reads', skills: { magic_canvas: {} } };

test(...row('refusedRead'), async ({ page, upstream, cuttable }) => {
  await page.clock.install();
  const palId = await cuttable.upstream.createPal(SEED);
  const editor = new EditorPage(page);
  await page.goto(`${cuttable.url}/pals/${palId}`);
  await expect(editor.switchOf('Magic canvas')).toBeVisible();
  cuttable.cut();
  await page.clock.fastForward(61_000);
  await turnToPage(page);
  await expect(page.getByText('Last updated')).toBeVisible({ timeout: 20_000 });
  await expect(editor.switchOf('Magic canvas')).toBeChecked();
  await page.reload();
  await expectNoEditor(page, 'cannot be reached');

  const nowhere = await startTavusDashboard('https://api.invalid', logFile('nowhere-dashboard'));
  await page.goto(`${nowhere.url}/pals/${palId}`);
  await expectNoEditor(page);
  await nowhere.stop('SIGKILL');

  const reset = await upstream.createPal(SEED);
  await upstream.goDown(reset);
  await page.goto(`/pals/${reset}`);
  await expectNoEditor(page);
  expect((await upstream.journal(`/v2/pals/${reset}/skills`)).length).toBeLessThanOrEqual(3);
  await upstream.heal();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(editor.switchOf('Magic canvas')).toBeChecked();
});

test(...row('hangingRead'), async ({ page, context, upstream }) => {
  const slow = async (reply: { kind: 'hang' } | { kind: 'drip'; everyMs: number }) => {
    const palId = await upstream.createPal(SEED);
    await upstream.fault({ path: `/v2/pals/${palId}/skills`, answer: reply });
    const tab = await context.newPage();
    await tab.goto(`/pals/${palId}`);
    await expectNoEditor(tab, 'took too long');
    await expect.poll(() => upstream.open(`/v2/pals/${palId}/skills`)).toBe(0);
  };
  const other = await upstream.createPal(SEED);
  await Promise.all([
    slow({ kind: 'hang' }),
    slow({ kind: 'drip', everyMs: 1_000 }),
    new EditorPage(page).open(other),
  ]);
});

test(...row('unreadableRead'), async ({ page, upstream }) => {
  for (const [, reply] of UNREADABLE) {
    const palId = await upstream.createPal(SEED);
    await upstream.fault({ method: 'GET', path: `/v2/pals/${palId}/skills`, answer: reply });
    await page.goto(`/pals/${palId}`);
    await expectNoEditor(page);
  }
});

test(...row('rejectedKey'), async ({ page, upstream }) => {
  for (const [status, words] of [
    [401, 'TAVUS_API_KEY'],
    [403, 'allowed IP addresses'],
  ] as const) {
    const palId = await upstream.createPal(SEED);
    const path = `/v2/pals/${palId}/skills`;
    await upstream.fault({ path, apply: 'never', answer: answer(status, '{"message":"No"}') });
    await page.goto(`/pals/${palId}`);
    await expectNoEditor(page, words);
    await expect(page.getByText('Sandbox: sample data')).toHaveCount(0);
    expect(await upstream.journal(path)).toHaveLength(1);
  }
  const edited = await openEdited(page, upstream, 'Rejected at the save');
  await upstream.fault({ ...edited.put, apply: 'never', answer: answer(401) });
  await edited.editor.save();
  await expect(edited.result).toContainText('TAVUS_API_KEY');
  await expect(edited.editor.switchOf('Internet search')).toBeChecked();
  expect(await upstream.skillsText(edited.palId)).toBe(edited.before);
  expect(await upstream.puts(edited.palId)).toHaveLength(1);
});

test(...row('limitedRead'), async ({ page, upstream }) => {
  const palId = await upstream.createPal(SEED);
  const path = `/v2/pals/${palId}/skills`;
  const reply = answer(429, '{"error":"Slow down"}', { 'retry-after': '60' });
  await upstream.fault({ path, apply: 'never', answer: reply });
  await page.goto(`/pals/${palId}`);
  await expectNoEditor(page);
  await expect(page.getByRole('button', { name: /in (\d+ s|1:00)/ })).toBeDisabled();
  await page.reload();
  await expectNoEditor(page);
  expect(await upstream.journal(path)).toHaveLength(1);
});

test(...row('brokenRead'), async ({ page, upstream }) => {
  const palId = await upstream.createPal(SEED);
  const path = `/v2/pals/${palId}/skills`;
  const html = '<html>secret words of a gateway</html>';
  const reply = answer(502, html, { 'content-type': 'text/html' });
  await upstream.fault({ path, apply: 'never', answer: reply });
  await page.goto(`/pals/${palId}`);
  await expectNoEditor(page);
  await expect(page.getByText('secret words')).toHaveCount(0);
  expect(await upstream.journal(path)).toHaveLength(3);
});

test(...row('redirect'), async ({ page, context, upstream }) => {
  const arrived: string[] = [];
  const elsewhere = createServer((request, response) => {
    arrived.push(`${request.method} ${request.url}`);
    response.end('{"data":{}}');
  });
  const port = await freePort('127.0.0.1');
  await new Promise<void>((resolve) => elsewhere.listen(port, '127.0.0.1', resolve));
  const location = `http://127.0.0.1:${port}/v2/elsewhere`;
  const onRead = async () => {
    const palId = await upstream.createPal(SEED);
    const path = `/v2/pals/${palId}/skills`;
    await upstream.fault({ path, apply: 'never', answer: answer(302, '', { location }) });
    const tab = await context.newPage();
    await tab.goto(`/pals/${palId}`);
    await expectNoEditor(tab, 'redirect');
  };
  const onSave = async () => {
    const edited = await openEdited(page, upstream, 'Redirected save');
    await upstream.fault({ ...edited.put, apply: 'never', answer: answer(307, '', { location }) });
    await edited.editor.save();
    await expect(edited.result).toContainText('redirect', { timeout: 20_000 });
    expect(await upstream.skillsText(edited.palId)).toBe(edited.before);
    expect(await upstream.puts(edited.palId)).toHaveLength(1);
  };
  await Promise.all([onRead(), onSave()]);
  elsewhere.close();
  expect(arrived).toEqual([]);
});

test(...row('partialList'), async ({ page, isolated }) => {
  const names = Array.from({ length: 120 }, (_, index) => `Fleet ${index}`);
  await Promise.all(names.map((name) => isolated.upstream.createPal({ name })));
  const second = { method: 'GET' as const, path: '/v2/pals', query: 'page=2' };
  await isolated.upstream.fault({ ...second, apply: 'never', answer: answer(500) });
  await page.goto(`${isolated.url}/pals`);
  await expect(page.getByText('This list is not complete')).toBeVisible();
  await page.getByRole('textbox', { name: 'Search PALs' }).fill('Nobody has this name');
  await expect(page.getByText('This list is not complete')).toBeVisible();
  await isolated.upstream.heal();
  await page.getByRole('button', { name: 'Retry reading the list' }).click();
  await expect(page.getByText('This list is not complete')).toBeHidden();
});

test(...row('noRegistry'), async ({ page, isolated }) => {
  const { upstream, url } = isolated;
  const config = '{ "n": 9007199254740993, "x": 1.0 }';
  const palId = await upstream.createPal({
    name: 'Without a registry',
    skills: `{"magic_canvas":{"config":{}},"acme.crm[lookup]":{"config":${config}}}`,
  });
  await upstream.fault({ path: '/v2/skills', apply: 'never', answer: answer(500) });
  const editor = new EditorPage(page);
  await page.goto(`${url}/pals/${palId}`);
  await expect(editor.card('acme.crm[lookup]')).toBeVisible({ timeout: 20_000 });
  const guidance = editor.card('magic_canvas').getByRole('textbox', { name: 'Usage guidance' });
  await guidance.fill('Rarely.');
  await editor.saveWell();
  const [put] = await upstream.puts(palId);
  expect(put?.body).toContain(`"acme.crm[lookup]":{"config":${config}}`);
});
