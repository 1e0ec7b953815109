import type { ServerResponse } from 'node:http';
import { beforeEach, expect, it, vi } from 'vitest';
import { definitionFor } from '@/components/skills/registry';
import { sendJson, startUpstream, type TestUpstream } from '@/lib/tavus/test-upstream';
import type { PalSkillsLine } from '@/lib/tavus/wire';
import { fleet } from './fleet';
import { palList } from './pal-list';

const state = vi.hoisted(() => ({ baseUrl: new URL('http://127.0.0.1:9/'), logged: '' }));
vi.mock('@/lib/tavus/upstream', () => ({
  upstream: () => ({ baseUrl: state.baseUrl, apiKey: 'key-of-this-test' }),
}));
vi.mock('@/lib/log/log', () => ({
  log: (...line: unknown[]) => {
    state.logged += JSON.stringify(line);
  },
}));

const PALS = Array.from({ length: 30 }, (_, index) => ({
  pal_id: `p${index}`,
  pipeline_mode: 'echo',
}));

let upstream: TestUpstream;
let totalCount: number;
let skills: Record<string, unknown>;
/** How the Knowledge Base answers. */
let sendDocuments: (response: ServerResponse) => void;

beforeEach(async () => {
  globalThis.palSkillsFleet = undefined;
  globalThis.palSkillsList = undefined;
  state.logged = '';
  totalCount = PALS.length;
  skills = { magic_canvas: { config: {} } };
  sendDocuments = (response) => sendJson(response, { data: [], total_count: 0 });
  upstream = await startUpstream(({ url }, response) => {
    if (url.startsWith('/v2/documents?')) return sendDocuments(response);
    if (url.startsWith('/v2/pals?')) {
      const data = url.includes('pal_type=system') ? [] : PALS;
      return sendJson(response, { data, total_count: data.length === 0 ? 0 : totalCount });
    }
    return sendJson(response, { data: skills });
  });
  state.baseUrl = upstream.baseUrl;
});

function calls(path: string): number {
  return upstream.seen.filter(({ url }) => url.startsWith(path)).length;
}

async function readAll(onLine: (line: PalSkillsLine) => void = () => {}) {
  const lines: PalSkillsLine[] = [];
  const ids = PALS.map((pal) => pal.pal_id);
  for await (const line of fleet().sets.lines(ids, { signal: new AbortController().signal })) {
    lines.push(line);
    onLine(line);
  }
  return lines;
}

function notesOf(line: PalSkillsLine | undefined): string[] {
  return line?.ok ? line.skills.flatMap(({ notes }) => notes.map(({ text }) => text)) : [];
}

it('a list that is never whole is read once for all of its PALs', async () => {
  totalCount = PALS.length + 1;
  const list = await palList().get();
  expect(list).toMatchObject({ ok: true, data: { missing: expect.stringContaining('31') } });
  const before = calls('/v2/pals?');
  const lines = await readAll();
  expect(lines).toHaveLength(PALS.length);
  expect(notesOf(lines[0])).toEqual([expect.stringContaining('echo')]);
  await palList().get();
  expect(calls('/v2/pals?')).toBe(before);
  await palList().readAgain();
  expect(calls('/v2/pals?')).toBe(2 * before);
});

it('a Knowledge Base that takes its time is "not checked yet", then checked', async () => {
  skills = { presentation: { config: { document_ids: ['d1'] } } };
  let answer = () => {};
  sendDocuments = (response) => {
    answer = () =>
      sendJson(response, {
        data: [{ document_id: 'd1', document_url: 'https://x.test/a.csv', status: 'ready' }],
        total_count: 1,
      });
  };
  await palList().get();
  let sent = 0;
  const lines = await readAll(() => {
    sent += 1;
    if (sent === PALS.length) answer();
  });
  expect(lines).toHaveLength(2 * PALS.length);
  for (const line of lines.slice(0, PALS.length)) {
    expect(notesOf(line)).toEqual(['1 document not checked yet.']);
  }
  for (const line of lines.slice(PALS.length)) {
    expect(notesOf(line)).toEqual([expect.stringContaining('CSV')]);
  }
  expect(await readAll()).toHaveLength(PALS.length);
  expect(calls('/v2/pals/')).toBe(PALS.length);
  expect(calls('/v2/documents')).toBe(1);
});

it('a Knowledge Base that fails is said to, and is asked once for all PALs', async () => {
  skills = { presentation: { config: { document_ids: ['d1'] } } };
  sendDocuments = (response) => sendJson(response, {}, 403);
  const lines = await readAll();
  expect(notesOf(lines.at(-1))).toEqual([
    "1 document not checked: the Knowledge Base couldn't be loaded.",
  ]);
  await readAll();
  expect(calls('/v2/documents')).toBe(1);
});

it('an account without documents in its skills is read without the Knowledge Base', async () => {
  await readAll();
  expect(calls('/v2/documents')).toBe(0);
});

it('a bug in a summary is an error in the log and a failed row', async () => {
  vi.spyOn(definitionFor('presentation'), 'summarize').mockImplementation(() => {
    throw new TypeError('A bug');
  });
  skills = { presentation: { config: { document_ids: ['d1'] } } };
  const lines = await readAll();
  expect(lines).toHaveLength(PALS.length);
  expect(lines.every((line) => !line.ok && line.code === 'internal')).toBe(true);
  expect(state.logged).toContain(
    '["error","pal_not_described",{"pal_id":"p0","error":"TypeError"}]',
  );
});
