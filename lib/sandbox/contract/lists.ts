import { describe, expect, it } from 'vitest';
import { asObject, asString, type JsonObject } from '@/lib/json/node';
import { call, column, numberAt, rows, textAt, type ContractTarget } from './client';

const MAX_LIMIT = 100;

/** The document's first tag, where it is one plain word. */
function tagOf(row: JsonObject): string | undefined {
  const tags = row.entries.get('tags');
  const first = tags?.kind === 'array' ? asString(tags.items[0]) : undefined;
  return first !== undefined && /^[a-z]+$/.test(first) ? first : undefined;
}

/** Every id of a list, page by page. */
async function allIds(target: ContractTarget, path: string, first: 0 | 1, key: string) {
  const ids: (string | undefined)[] = [];
  for (let page = first; ; page += 1) {
    const separator = path.includes('?') ? '&' : '?';
    const answer = await call(target, `${path}${separator}limit=${MAX_LIMIT}&page=${page}`);
    const found = column(answer, key);
    ids.push(...found);
    if (found.length < MAX_LIMIT) return { ids, total: numberAt(answer, 'total_count') };
  }
}

export function describePals(target: () => ContractTarget): void {
  describe('the list of PALs', () => {
    it('counts pages from 1, ten rows unless told', async () => {
      const unasked = await call(target(), '/v2/pals');
      const first = await call(target(), '/v2/pals?page=1&limit=10');
      expect(unasked.status).toBe(200);
      expect(rows(unasked)).toHaveLength(Math.min(10, numberAt(unasked, 'total_count')));
      expect(column(first, 'pal_id')).toEqual(column(unasked, 'pal_id'));
    });

    it('has every PAL once over its pages', async () => {
      const { ids, total } = await allIds(target(), '/v2/pals', 1, 'pal_id');
      expect(ids).toHaveLength(total);
      expect(new Set(ids).size).toBe(total);
      const short = await call(target(), '/v2/pals?limit=3&page=2');
      expect(column(short, 'pal_id')).toEqual(ids.slice(3, 6));
    });

    it('gives at most a hundred rows and none beyond the last page', async () => {
      expect(rows(await call(target(), '/v2/pals?limit=1000')).length).toBeLessThanOrEqual(100);
      const beyond = await call(target(), '/v2/pals?page=9999');
      expect(beyond.status).toBe(200);
      expect(rows(beyond)).toEqual([]);
    });

    it('has every PAL of a type, and may have PALs of none', async () => {
      const all = await allIds(target(), '/v2/pals', 1, 'pal_id');
      for (const type of ['user', 'system']) {
        const typed = await allIds(target(), `/v2/pals?pal_type=${type}`, 1, 'pal_id');
        expect(typed.ids).toHaveLength(typed.total);
        expect(typed.ids.filter((id) => !all.ids.includes(id))).toEqual([]);
      }
    });

    it('leads to one PAL, wrapped in a list or bare', async (test) => {
      const [palId] = column(await call(target(), '/v2/pals?limit=1'), 'pal_id');
      if (palId === undefined) return test.skip('this account has no PAL');
      const answer = await call(target(), `/v2/pals/${palId}`);
      const bare = asObject(answer.node ?? undefined);
      const pal = rows(answer)[0] ?? bare;
      expect(answer.status).toBe(200);
      expect(asString(pal?.entries.get('pal_id'))).toBe(palId);
      expect(asString(pal?.entries.get('pal_name'))).toBeDefined();
    });

    it('says in words that a PAL is not there', async () => {
      const answer = await call(target(), '/v2/pals/pnone');
      expect([400, 404]).toContain(answer.status);
      expect(textAt(answer, 'error') ?? textAt(answer, 'message')).toBeDefined();
    });
  });
}

export function describeDocuments(target: () => ContractTarget): void {
  describe('the list of documents', () => {
    it('counts pages from 0, ten rows unless told', async () => {
      const unasked = await call(target(), '/v2/documents');
      const first = await call(target(), '/v2/documents?page=0&limit=10');
      expect(unasked.status).toBe(200);
      expect(numberAt(unasked, 'page')).toBe(0);
      expect(numberAt(unasked, 'limit')).toBe(10);
      expect(rows(unasked)).toHaveLength(Math.min(10, numberAt(unasked, 'total_count')));
      expect(column(first, 'document_id')).toEqual(column(unasked, 'document_id'));
    });

    it('has every document once over its pages', async () => {
      const { ids, total } = await allIds(target(), '/v2/documents', 0, 'document_id');
      expect(ids).toHaveLength(total);
      expect(new Set(ids).size).toBe(total);
      expect(rows(await call(target(), '/v2/documents?limit=1000')).length).toBeLessThanOrEqual(
        100,
      );
    });

    it('sorts both ways', async () => {
      const up = await call(target(), '/v2/documents?sort=ascending&limit=100');
      const down = await call(target(), '/v2/documents?sort=descending&limit=100');
      const created = column(up, 'created_at');
      expect(created).toEqual([...created].sort());
      if (numberAt(up, 'total_count') <= MAX_LIMIT) {
        expect(column(down, 'document_id')).toEqual(column(up, 'document_id').reverse());
      }
    });

    it('keeps to a status', async () => {
      for (const status of ['started', 'processing', 'ready', 'error', 'recrawling']) {
        const answer = await call(target(), `/v2/documents?status=${status}&limit=100`);
        expect(answer.status).toBe(200);
        expect(column(answer, 'status').filter((found) => found !== status)).toEqual([]);
      }
    });

    it('finds a document by its name, its id and its tag, and tells it bare', async (test) => {
      const all = rows(await call(target(), '/v2/documents?limit=100'));
      const tagged = all.find((row) => tagOf(row) !== undefined);
      if (tagged === undefined) return test.skip('this account has no document with a plain tag');
      const id = asString(tagged.entries.get('document_id')) ?? '';
      const name = asString(tagged.entries.get('document_name')) ?? '';
      const queries = [
        ['name_or_uuid', name],
        ['name_or_uuid', id],
        ['tags', tagOf(tagged) ?? ''],
      ];
      for (const query of queries) {
        const search = new URLSearchParams([query, ['limit', '100']]);
        const answer = await call(target(), `/v2/documents?${search}`);
        expect(column(answer, 'document_id')).toContain(id);
      }
      expect(textAt(await call(target(), `/v2/documents/${id}`), 'document_id')).toBe(id);
    });

    it('answers 404 for a document that is not there', async () => {
      const answer = await call(target(), '/v2/documents/d0-000000000000');
      expect(answer.status).toBe(404);
      expect(textAt(answer, 'message')).toBe('Document not found');
    });
  });
}
