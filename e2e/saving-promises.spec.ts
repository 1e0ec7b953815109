import { paths } from '@/lib/paths';
import type { SkillChange } from '@/lib/skill-set/changes';
import { MAX_SET_BYTES } from '@/lib/skill-set/size';
import { EditorPage } from './editor-page';
import { expect, test } from './fixtures';
import { running } from './running';
import { callSave } from './save-call';
import { logFile, startTavusDashboard } from './servers';
import { signedInHeaders } from './session';
import type { Upstream } from './upstream/client';

const guide = (value: string): SkillChange => ({
  kind: 'edit',
  skill_id: 'magic_canvas',
  operations: [{ op: 'add', path: '/usage_guidance', value: JSON.stringify(value) }],
});

test('a save does not wait for slow look-ups', async ({
  page,
  context,
  isolated: { url, upstream },
}) => {
  const palId = await palWithDecks(upstream);
  const otherId = await palWithDecks(upstream);
  await upstream.fault({ path: '/v2/documents/*', answer: { kind: 'hang' } });
  const other = await context.newPage();
  await other.goto(`${url}/pals/${otherId}`);
  const editor = new EditorPage(page);
  await page.goto(`${url}/pals/${palId}`);
  await editor.switchOf('Internet search').click();
  await expect.poll(() => upstream.open('/v2/documents/')).toBe(8);
  await editor.saveWell();
  expect(await upstream.puts(palId)).toHaveLength(1);
  expect(await upstream.open('/v2/documents/')).toBeGreaterThan(0);
  await upstream.heal();
});

async function palWithDecks(upstream: Upstream): Promise<string> {
  const document_ids = [];
  for (let index = 0; index < 12; index += 1) {
    const deck = { document_name: `Deck ${index}`, status: 'ready' };
    document_ids.push(await upstream.createDocument(deck));
  }
  const skills = { presentation: { config: { document_ids } }, magic_canvas: {} };
  return upstream.createPal({ name: 'Slow look-ups', skills });
}

test('after a refusal the page shows what Tavus holds, and not what it held', async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({ name: 'Applied in part', skills: { magic_canvas: {} } });
  const path = `/v2/pals/${palId}/skills`;
  const editor = new EditorPage(page);
  await editor.open(palId);
  await editor.switchOf('Internet search').click();
  const guidance = editor.card('magic_canvas').getByRole('textbox', { name: 'Usage guidance' });
  await guidance.fill('Mine');
  const body = '{"skills":{"magic_canvas":{},"internet_search":{}}}';
  const error = JSON.stringify({ error: 'Bad Request: no' });
  const headers = { 'content-type': 'application/json' };
  const refuse = { kind: 'status' as const, status: 400, body: error, headers };
  await upstream.fault({ method: 'PUT', path, times: 1, body, answer: refuse });
  await editor.save();
  const result = page.getByRole('group', { name: 'Result of the save' });
  await expect(result).toContainText('Not saved');
  // The edit that was not applied is still there; the one that was is what Tavus holds now.
  await expect(guidance).toHaveValue('Mine');
  await expect(editor.switchOf('Internet search')).toBeChecked();
  const methods = (await upstream.journal(path)).map(({ method }) => method);
  expect(methods.slice(methods.indexOf('PUT'))).toContain('GET');
});

test('a skill without a grant is said at its card', async ({ page, upstream }) => {
  const palId = await upstream.createPal({ name: 'No grant', skills: { magic_canvas: {} } });
  const path = `/v2/pals/${palId}/skills`;
  const editor = new EditorPage(page);
  await editor.open(palId);
  await editor.switchOf('Internet search').click();
  const headers = { 'content-type': 'application/json' };
  const refuse = { kind: 'status' as const, status: 403, body: '{"error":"Forbidden"}', headers };
  await upstream.fault({ method: 'PUT', path, times: 1, apply: 'never', answer: refuse });
  await editor.save();
  const message = 'Not enabled for this account. Ask Tavus to enable it.';
  await expect(editor.card('internet_search')).toContainText(message);
});

test('what Tavus fills in by itself is a save like any other', async ({ page, upstream }) => {
  const palId = await upstream.createPal({ name: 'Filled in', skills: { magic_canvas: {} } });
  const path = `/v2/pals/${palId}/skills`;
  const editor = new EditorPage(page);
  await editor.open(palId);
  await editor.card('magic_canvas').getByRole('textbox', { name: 'Usage guidance' }).fill('Mine');
  const body = '{"skills":{"magic_canvas":{"config":{"usage_guidance":"Mine","components":{}}}}}';
  await upstream.fault({ method: 'PUT', path, times: 1, body, answer: { kind: 'real' } });
  await editor.saveWell();
  await expect(page.getByText(/something (else|different)/)).toHaveCount(0);
});

test('a save of megabytes is made, and one beyond the limit ends as too large', async ({
  upstream,
}) => {
  const palId = await upstream.createPal({ name: 'Large', skills: { magic_canvas: {} } });
  const base = running().tavusUrl;
  const changes = (length: number) => [guide('"'.repeat(length))];
  const fits = await callSave({ base, palId, changes: changes(1.9 * 1024 ** 2) });
  expect(await fits.outcome).toBe('saved');
  const tooLarge = await callSave({ base, palId, changes: changes(2.1 * 1024 ** 2) });
  expect(await tooLarge.outcome).toBe('not_sent');
  // More than an action takes: the page itself does not send that.
  const beyond = await callSave({ base, palId, changes: changes(2.3 * 1024 ** 2) });
  expect(await beyond.outcome).toContain('no outcome');
  expect(await upstream.puts(palId)).toHaveLength(1);
  expect(Buffer.byteLength(await upstream.skillsText(palId))).toBeLessThan(MAX_SET_BYTES);
});

test('asking about a save after a restart says that it is not known, and saves nothing', async ({
  upstream,
}) => {
  const palId = await upstream.createPal({ name: 'Killed', skills: { magic_canvas: {} } });
  const path = `/v2/pals/${palId}/skills`;
  await upstream.fault({ method: 'PUT', path, apply: 'never', answer: { kind: 'hang' } });
  const log = logFile('killed-dashboard');
  const first = await startTavusDashboard(running().proxyUrl, log);
  const save = await callSave({ base: first.url, palId });
  const lost = save.outcome.catch(() => 'lost');
  await expect.poll(async () => (await upstream.puts(palId)).length).toBe(1);
  await first.stop('SIGKILL');
  expect(await lost).toBe('lost');

  const second = await startTavusDashboard(running().proxyUrl, log);
  const { cookie } = await signedInHeaders();
  for (let turn = 0; turn < 2; turn += 1) {
    const answer = await fetch(new URL(paths.api.save(palId, save.saveId), second.url), {
      headers: { cookie },
    });
    expect(await answer.json()).toEqual({ state: 'not_known' });
  }
  expect(await upstream.puts(palId)).toHaveLength(1);
  await second.stop('SIGKILL');
});
