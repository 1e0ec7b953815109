import type { Page } from '@playwright/test';
import { EditorPage } from '../editor-page';
import { expect, FAILED_REQUEST, test } from '../fixtures';
import { findSecret } from '../leak-scanner';
import { MARKED_KEY } from '../marked-key';
import { recordFigure } from './figures';
import { HOSTILE_BODIES, UPSTREAM_TOKEN, type HostileBody } from './hostile-bodies';

test.use({ allowedConsole: [FAILED_REQUEST] });
test.setTimeout(180_000);

test('30 hostile error bodies are text where a PAL is read, and run nothing', async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({ name: 'Hostile reads', skills: { magic_canvas: {} } });
  const path = `/v2/pals/${palId}/skills`;
  const seen: Seen[] = [];
  for (const [index, hostile] of HOSTILE_BODIES.entries()) {
    await upstream.fault({
      path,
      apply: 'never',
      answer: answerOf([400, 418, 422][index % 3], hostile),
    });
    await page.goto(`/pals/${palId}`);
    await expect(page.getByRole('alert').filter({ hasText: /\w/ }).first()).toBeVisible();
    seen.push(await lookAt(page));
    await upstream.heal();
  }
  expectHarmless('opened in the editor', seen);
});

test('30 hostile error bodies are text where a save is refused, and run nothing', async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({ name: 'Hostile saves', skills: { magic_canvas: {} } });
  const path = `/v2/pals/${palId}/skills`;
  const editor = new EditorPage(page);
  await editor.open(palId);
  await editor.switchOf('Internet search').click();
  const seen: Seen[] = [];
  for (const [index, hostile] of HOSTILE_BODIES.entries()) {
    const answer = answerOf([400, 403, 422][index % 3], hostile);
    await upstream.fault({ method: 'PUT', path, times: 1, apply: 'never', answer });
    await editor.save();
    await expect.poll(async () => (await upstream.puts(palId)).length).toBe(index + 1);
    await expect(editor.dialog).toBeHidden();
    await expect(editor.reviewButton).toBeEnabled();
    seen.push(await lookAt(page));
  }
  expectHarmless('answered to a save', seen);
  // The edits are still there, and are saved once the API takes them.
  await editor.saveWell();
});

interface Seen {
  readonly content: string;
  readonly hasRun: boolean;
  /** Elements that only a body taken for markup could have made. */
  readonly strangers: number;
}

async function lookAt(page: Page): Promise<Seen> {
  return {
    content: await page.content(),
    hasRun: await page.evaluate(() => 'hostileScript' in globalThis),
    strangers: await page.evaluate(() => {
      const scripts = [...document.scripts].map(({ text }) => text.trim());
      const own = scripts.filter((text) => text.startsWith('globalThis.hostileScript'));
      return own.length + document.querySelectorAll('img[src="x"], a[href^="javascript"]').length;
    }),
  };
}

function expectHarmless(how: string, seen: readonly Seen[]): void {
  const secrets = [MARKED_KEY, UPSTREAM_TOKEN];
  const markers = seen.filter(({ content }) =>
    secrets.some((secret) => findSecret(content, secret).length > 0),
  );
  const scripts = seen.filter(({ hasRun }) => hasRun);
  const strangers = seen.reduce((sum, each) => sum + each.strangers, 0);
  recordFigure({
    rule: 13,
    tried: `${seen.length} hostile error bodies ${how} in a browser`,
    figure: `${markers.length} markers, ${scripts.length} scripts, ${strangers} elements`,
    limit: '0',
    holds: markers.length + scripts.length + strangers === 0,
  });
  expect(seen).toHaveLength(30);
  expect(markers).toEqual([]);
  expect(scripts).toEqual([]);
  expect(strangers).toBe(0);
}

function answerOf(status = 400, { body, type }: HostileBody) {
  return { kind: 'status' as const, status, body, headers: { 'content-type': type } };
}
