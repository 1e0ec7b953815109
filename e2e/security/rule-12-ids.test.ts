import fc from 'fast-check';
import { beforeEach, expect, it, vi } from 'vitest';
import { lookupDocuments } from '@/lib/tavus/documents';
import { readPal } from '@/lib/tavus/pals';
import { putSkillSet, readSkillSet } from '@/lib/tavus/skills';
import { sendJson, startUpstream, type TestUpstream } from '@/lib/tavus/test-upstream';
import { recordFigure } from './figures';
import { anyId, KNOWN_PATH } from './hostile-ids';

const target = vi.hoisted(() => ({ baseUrl: new URL('http://127.0.0.1:9/') }));
vi.mock('@/lib/tavus/upstream', () => ({
  upstream: () => ({ baseUrl: target.baseUrl, apiKey: 'key-of-this-test-0123456789' }),
}));

const IDS = 10_000;
const CALLS: readonly ((id: string) => Promise<unknown>)[] = [
  (id) => readPal(id),
  (id) => readSkillSet(id),
  (id) => putSkillSet(id, '{"skills":{}}'),
  (id) => lookupDocuments([id]),
];

let upstream: TestUpstream;
beforeEach(async () => {
  upstream = await startUpstream((_, response) => sendJson(response, { data: {} }));
  target.baseUrl = new URL('base/', upstream.baseUrl);
});

it('10,000 ids, most of them hostile, never lead a call outside the known paths', async () => {
  const ids = fc.sample(anyId, { numRuns: IDS, seed: 12 });
  for (let from = 0; from < IDS; from += 100) {
    const some = ids.slice(from, from + 100);
    await Promise.all(some.map((id, index) => CALLS[(from + index) % CALLS.length]?.(id)));
  }
  const paths = upstream.seen.map(({ url }) => url.replace(/\?.*$/s, ''));
  const outside = paths.filter((path) => {
    return !path.startsWith('/base/') || !KNOWN_PATH.test(path.slice('/base'.length));
  });
  const meant = new Set(
    ids.flatMap((id) => [`/v2/pals/${id}`, `/v2/pals/${id}/skills`, `/v2/documents/${id}`]),
  );
  const other = paths.filter((path) => {
    const own = path.slice('/base'.length);
    return own !== '/v2/pals' && !meant.has(own);
  });
  recordFigure({
    rule: 12,
    tried: `${IDS} ids as ids of PALs and documents, read and saved; ${paths.length} calls were made`,
    figure: `${outside.length} outside the known paths, ${other.length} for another id than asked`,
    limit: '0',
    holds: outside.length === 0 && other.length === 0,
  });
  expect(outside).toEqual([]);
  expect(other).toEqual([]);
  expect(paths.length).toBeGreaterThan(1_000);
});
