import { describe, expect, it } from 'vitest';
import { fail } from '@/lib/failures';
import { ok, type FailureCode } from '@/lib/result';
import { inWords, readAllPages, type Page } from './pages';

interface Api {
  readonly count: number;
  readonly size?: number;
  readonly total?: (page: number) => number | null;
  readonly failing?: Readonly<Record<number, FailureCode>>;
  /** What comes for pages beyond the last. */
  readonly beyond?: 'nothing' | 'the last page';
}

/** Reads all of an account of `count` items, and tells what came and which pages were asked for. */
async function readAll({ count, size = 100, total, failing = {}, beyond = 'nothing' }: Api) {
  const asked: number[] = [];
  const ids = Array.from({ length: count }, (_, index) => `p${index}`);
  const last = Math.max(Math.ceil(count / size), 1);
  const list = await readAllPages<string>({
    idOf: (id) => id,
    read: async (number) => {
      asked.push(number);
      await Promise.resolve();
      const code = failing[number];
      if (code !== undefined) return fail(code);
      const page = beyond === 'nothing' ? number : Math.min(number, last);
      const items = ids.slice((page - 1) * size, page * size);
      return ok<Page<string>>({
        items,
        length: items.length,
        total: total === undefined ? count : total(number),
      });
    },
  });
  return { asked, ids, list };
}

describe('a list of 1,001', () => {
  it('is read to its last page, each page once, in order', async () => {
    const { asked, ids, list } = await readAll({ count: 1_001 });
    expect(list).toEqual(ok({ items: ids, missing: null }));
    expect(asked.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('is marked partial where page 7 fails, and keeps the rest', async () => {
    const { list } = await readAll({ count: 1_001, failing: { 7: 'upstream_error' } });
    expect(list.ok && list.data.items.length).toBe(901);
    expect(list.ok && list.data.missing).toMatch(/^Page 7 of 11 could not be read: Tavus had/);
  });

  it('names all pages that failed', async () => {
    const failing = { 2: 'network', 4: 'network', 5: 'network', 11: 'network' } as const;
    const { list } = await readAll({ count: 1_001, failing });
    expect(list.ok && list.data.missing).toMatch(/^Pages 2, 4 to 5 and 11 of 11 could not/);
  });

  it('asks for no further pages after a rate limit, and says that they are missing', async () => {
    const { asked, list } = await readAll({ count: 2_001, failing: { 2: 'rate_limited' } });
    expect(asked.length).toBeLessThanOrEqual(7);
    expect(list.ok && list.data.missing).toMatch(/^Pages 2 and \d+ to 21 of 21 could not/);
  });

  it.each([10, 37])('is whole where the API gives %i a page whatever was asked', async (size) => {
    const { ids, list } = await readAll({ count: 1_001, size });
    expect(list).toEqual(ok({ items: ids, missing: null }));
  });

  it.each(['nothing', 'the last page'] as const)(
    'is whole without a total, where %s comes beyond the end',
    async (beyond) => {
      const { ids, list } = await readAll({ count: 1_001, beyond, total: () => null });
      expect(list).toEqual(ok({ items: ids, missing: null }));
    },
  );

  it('is marked partial where a page fails and there is no total', async () => {
    const failing = { 7: 'timeout' } as const;
    const { list } = await readAll({ count: 1_001, failing, total: () => null });
    expect(list.ok && list.data.items.length).toBe(600);
    expect(list.ok && list.data.missing).toMatch(/^Page 7 and what follows could not be read/);
  });
});

describe('any list', () => {
  it('is a failure where its first page is one', async () => {
    const { list } = await readAll({ count: 5, failing: { 1: 'key_rejected' } });
    expect(list).toMatchObject({ ok: false, error: { code: 'key_rejected' } });
  });

  it('may be empty', async () => {
    const { list, asked } = await readAll({ count: 0 });
    expect(list).toEqual(ok({ items: [], missing: null }));
    expect(asked).toEqual([1]);
  });

  it('is marked partial where the API ignores the page, since the rest never comes', async () => {
    const list = await readAllPages<string>({
      idOf: (id) => id,
      read: () => Promise.resolve(ok({ items: ['a', 'b'], length: 2, total: 6 })),
    });
    expect(list).toEqual(ok({ items: ['a', 'b'], missing: 'Tavus counts 6, but only 2 came.' }));
  });

  it('is marked partial where it shrank while it was read, for something may have moved up', async () => {
    const { list } = await readAll({ count: 200, total: (page) => (page === 1 ? 201 : 200) });
    expect(list.ok && list.data.missing).toBe('Tavus counts 201, but only 200 came.');
  });

  it('is marked partial where entries could not be read', async () => {
    const list = await readAllPages<string>({
      idOf: (id) => id,
      read: () => Promise.resolve(ok({ items: ['a'], length: 2, total: 2 })),
    });
    expect(list).toEqual(ok({ items: ['a'], missing: 'Entries without an id, left out: 1.' }));
  });

  it('is not asked for without end where the total is absurd', async () => {
    const { asked, list } = await readAll({ count: 1, size: 1, total: () => 1e15 });
    expect(asked.length).toBe(2_000);
    expect(list.ok && list.data.missing).toMatch(/^Only the first 2000 of 1000000000000000 pages/);
  });
});

describe('page numbers in words', () => {
  it.each([
    [[7], '7'],
    [[7, 9], '7 and 9'],
    [[2, 4, 7, 8, 9], '2, 4 and 7 to 9'],
    [[], ''],
  ])('%j', (numbers, words) => {
    expect(inWords(numbers)).toBe(words);
  });
});
