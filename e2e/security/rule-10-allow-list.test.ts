import type { ServerResponse } from 'node:http';
import fc from 'fast-check';
import { beforeEach, expect, it, vi } from 'vitest';
import { readEditor } from '@/lib/tavus/editor';
import { listPals } from '@/lib/tavus/pals';
import { startUpstream, type SeenRequest } from '@/lib/tavus/test-upstream';
import { recordFigure } from './figures';
import { ALLOWED_MEMBERS, markedPal, MARKS } from './marked-pals';

const target = vi.hoisted(() => ({ baseUrl: new URL('http://127.0.0.1:9/') }));
vi.mock('@/lib/tavus/upstream', () => ({
  upstream: () => ({ baseUrl: target.baseUrl, apiKey: 'key-of-this-test-0123456789' }),
}));

const RUNS = 1_000;
const PER_PAGE = 100;
const pals = fc
  .sample(markedPal, { numRuns: RUNS, seed: 10 })
  .map((make, index) => make(`p${String(index).padStart(11, '0')}`));

function answer({ url }: SeenRequest, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(url, 'http://upstream.test');
  const palId = pathname.split('/')[3];
  response.setHeader('content-type', 'application/json');
  if (pathname === '/v2/skills') return void response.end('{"data":[]}');
  if (pathname.endsWith('/skills')) return void response.end('{"data":{}}');
  const page = Number(searchParams.get('page')) - 1;
  const isYours = searchParams.get('pal_type') === 'user';
  const listed = isYours ? pals.slice(page * PER_PAGE, (page + 1) * PER_PAGE) : [];
  const found = palId === undefined ? listed : pals.filter(({ pal_id }) => pal_id === palId);
  const data = found.map(({ text }) => text).join(',');
  response.end(`{"data":[${data}],"total_count":${isYours ? RUNS : 0}}`);
}

beforeEach(async () => {
  target.baseUrl = (await startUpstream(answer)).baseUrl;
});

it('of 1,000 random PALs with a marker at each leaf nothing but the allow-list leaves the server', async () => {
  const list = await listPals();
  const views = [];
  for (const { pal_id } of pals) views.push(await readEditor(pal_id));
  const texts = [list, ...views].map((given) => JSON.stringify(given));
  const beyond = texts.reduce((sum, text) => sum + (text.match(MARKS.hidden)?.length ?? 0), 0);
  const allowed = texts.reduce((sum, text) => sum + (text.match(MARKS.allowed)?.length ?? 0), 0);
  const hidden = pals.reduce((sum, { text }) => sum + (text.match(MARKS.hidden)?.length ?? 0), 0);
  const members = new Set(
    list.ok ? list.data.pals.flatMap((pal) => Object.keys(pal)) : ['the list was not read'],
  );
  recordFigure({
    rule: 10,
    tried: `${RUNS} random PALs, ${hidden} marked leaves and keys, as a list and one by one`,
    figure: `${beyond} left the server beyond the allow-list`,
    limit: '0',
    holds: beyond === 0,
  });
  expect(beyond).toBe(0);
  // The other half of the truth: what is allowed was there, and came.
  expect(hidden).toBeGreaterThan(10 * RUNS);
  const sent = pals.reduce((sum, { text }) => sum + (text.match(MARKS.allowed)?.length ?? 0), 0);
  expect(allowed).toBe(2 * sent);
  expect(sent).toBeGreaterThan(RUNS);
  expect([...members].sort()).toEqual([...ALLOWED_MEMBERS, 'pal_id', 'pal_type'].sort());
  expect(views.every((view) => view.ok)).toBe(true);
});
