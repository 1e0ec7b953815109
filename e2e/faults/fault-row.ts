import type { Page } from '@playwright/test';
import { EditorPage } from '../editor-page';
import { expect, FAILED_REQUEST, test as base } from '../fixtures';
import { running } from '../running';
import { logFile, startTavusDashboard } from '../servers';
import { Upstream } from '../upstream/client';
import type { Fault } from '../upstream/fault';
import { startProxy } from '../upstream/proxy';
import { FAULT_ROW, ROWS, type RowKey } from './rows';

interface Fixtures {
  /** A dashboard whose way to the API can be cut. */
  cuttable: { readonly url: string; readonly upstream: Upstream; readonly cut: () => void };
}

export const test = base.extend<Fixtures>({
  allowedConsole: async ({}, use) => {
    await use([FAILED_REQUEST]);
  },
  cuttable: async ({}, use) => {
    const { apiUrl } = running();
    const proxy = await startProxy(apiUrl);
    const dashboard = await startTavusDashboard(proxy.url, logFile('cuttable-dashboard'));
    const upstream = new Upstream({ apiUrl, proxyUrl: proxy.url });
    await use({ url: dashboard.url, upstream, cut: proxy.close });
    await dashboard.stop('SIGKILL');
    proxy.close();
  },
});

/** What makes a test the one of a row. */
export function row(key: RowKey): [string, { annotation: { type: string; description: string } }] {
  const { fault, on, seen } = ROWS[key];
  const annotation = { type: FAULT_ROW, description: key };
  return [`${fault} · ${on} · ${seen}`, { annotation }];
}

const JSON_TYPE = { 'content-type': 'application/json' };

export function answer(
  status: number,
  body = '',
  headers: Record<string, string> = JSON_TYPE,
): Fault['answer'] {
  return { kind: 'status', status, body, headers };
}

/** Answers with a good status that hold no set. */
export const UNREADABLE: readonly (readonly [string, Fault['answer']])[] = [
  ['cut', { kind: 'cut' }],
  ['empty', answer(200)],
  ['204', answer(204)],
  ['HTML', answer(200, '<html><title>Hello</title></html>', { 'content-type': 'text/html' })],
  ['[]', answer(200, '[]')],
  ['bomb', { kind: 'bomb' }],
  ['too deep', { kind: 'deep' }],
];

/** A PAL with Magic canvas, opened, and with Internet search switched on: one edit to save. */
export async function openEdited(page: Page, upstream: Upstream, name: string, url = '') {
  const palId = await upstream.createPal({ name, skills: { magic_canvas: {} } });
  const editor = new EditorPage(page);
  await page.goto(`${url}/pals/${palId}`);
  await editor.switchOf('Internet search').click();
  await expect(editor.reviewButton).toBeVisible();
  const before = await upstream.skillsText(palId);
  const path = `/v2/pals/${palId}/skills`;
  const result = page.getByRole('group', { name: 'Result of the save' });
  return { page, palId, editor, before, path, result, put: { method: 'PUT' as const, path } };
}

export type Edited = Awaited<ReturnType<typeof openEdited>>;

export async function expectEditKept({ editor }: Edited): Promise<void> {
  await expect(editor.switchOf('Internet search')).toBeChecked();
}

/** What the API holds, and how many PUTs left. */
export async function expectTrue(
  upstream: Upstream,
  { palId, before }: Edited,
  truth: { readonly isApplied: boolean; readonly puts: number },
): Promise<void> {
  const now = await upstream.skillsText(palId);
  if (truth.isApplied) expect(now).toContain('"internet_search"');
  else expect(now).toBe(before);
  expect(await upstream.puts(palId)).toHaveLength(truth.puts);
}

/** The editor did not open, for this reason: what could not be read is no PAL without skills. */
export async function expectNoEditor(page: Page, reason = ''): Promise<void> {
  const alert = page.getByRole('alert').filter({ hasText: 'could not be opened' });
  await expect(alert).toContainText(reason, { timeout: 20_000 });
  await expect(page.locator('[data-skill-id]')).toHaveCount(0);
}
