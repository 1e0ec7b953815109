import { describe, expect, it, vi } from 'vitest';
import { withoutSecrets } from './document-url';
import { lookupDocuments, searchDocuments } from './documents';
import { sendJson, startUpstream, type SeenRequest } from './test-upstream';

const target = vi.hoisted(() => ({ baseUrl: new URL('http://127.0.0.1:9/') }));
vi.mock('./upstream', () => ({
  upstream: () => ({ baseUrl: target.baseUrl, apiKey: 'key-of-this-test' }),
}));

async function serve(answer: (request: SeenRequest) => unknown, status = 200) {
  const upstream = await startUpstream((request, response) =>
    sendJson(response, answer(request), status),
  );
  target.baseUrl = upstream.baseUrl;
  return upstream;
}

/** A Knowledge Base that gives at most `atMost` a page, and tells its page size or not. */
function knowledgeBase(count: number, atMost: number, more: (limit: number) => object) {
  return ({ url }: SeenRequest) => {
    const { searchParams } = new URL(url, 'http://host');
    const limit = Math.min(Number(searchParams.get('limit')), atMost);
    const from = Number(searchParams.get('page')) * limit;
    const ids = Array.from({ length: count }, (_, index) => ({ document_id: `d${index}` }));
    return { data: ids.slice(from, from + limit), ...more(limit) };
  };
}

async function readAll(): Promise<number> {
  const ids = new Set<string>();
  for (let page: number | null = 0, reads = 0; page !== null && reads < 99; reads += 1) {
    const result = await searchDocuments('', page);
    if (!result.ok) throw new Error(result.error.message);
    for (const { document_id } of result.data.documents) ids.add(document_id);
    page = result.data.next_page;
  }
  return ids.size;
}

describe('a search for documents', () => {
  it('asks by page from 0, newest first, and by name only where one is given', async () => {
    const upstream = await serve(() => ({ data: [], total_count: 0, page: 0, limit: 20 }));
    await searchDocuments('  ', 0);
    await searchDocuments(' deck & co ', 3);
    expect(upstream.seen.map(({ url }) => url)).toEqual([
      '/v2/documents?limit=20&page=0&sort=descending',
      '/v2/documents?limit=20&page=3&sort=descending&name_or_uuid=deck+%26+co',
    ]);
  });

  it.each([0, 1, 20, 21, 60])('pages through all of %i', async (count) => {
    await serve(knowledgeBase(count, 100, (limit) => ({ total_count: count, limit })));
    expect(await readAll()).toBe(count);
  });

  it('pages through all where the API gives fewer than were asked for', async () => {
    await serve(knowledgeBase(47, 10, (limit) => ({ total_count: 47, limit })));
    expect(await readAll()).toBe(47);
    await serve(knowledgeBase(47, 10, () => ({ total_count: 47 })));
    expect(await readAll()).toBe(47);
    await serve(knowledgeBase(47, 10, () => ({})));
    expect(await readAll()).toBe(47);
  });

  it('shows the listed members alone, and no address that opens the file', async () => {
    await serve(() => ({
      data: [
        {
          document_id: 'd1',
          document_name: 'Deck',
          document_url: 'https://files.test/deck.pdf?X-Amz-Signature=marker',
          status: 'ready',
          progress: null,
          tags: ['a', 5, 'b'],
          crawl_config: { auth: 'marker' },
        },
        { document_name: 'without an id' },
      ],
    }));
    const result = await searchDocuments('', 0);
    expect(result.ok && result.data.documents).toEqual([
      {
        document_id: 'd1',
        document_name: 'Deck',
        document_url: 'https://files.test/deck.pdf',
        status: 'ready',
        progress: null,
        error_message: null,
        tags: ['a', 'b'],
        created_at: null,
        updated_at: null,
      },
    ]);
  });

  it.each([
    ['', -1],
    ['', 1.5],
    ['', Number.NaN],
    ['x'.repeat(301), 0],
  ])('is not sent for nonsense: %j, page %d', async (query, page) => {
    const upstream = await serve(() => ({ data: [] }));
    expect(await searchDocuments(query, page)).toMatchObject({ error: { code: 'invalid_input' } });
    expect(upstream.seen).toEqual([]);
  });

  it.each([[[]], [{}], [{ data: {} }], [null]])('is not read into %j', async (body) => {
    await serve(() => body);
    expect(await searchDocuments('', 0)).toMatchObject({ error: { code: 'unexpected_answer' } });
  });
});

describe('a look-up of documents', () => {
  it('tells found, missing and not checked apart, in order, each id once', async () => {
    const upstream = await startUpstream(({ url }, response) => {
      const id = url.split('/').at(-1) ?? '';
      if (id === 'gone') return sendJson(response, { message: 'Document not found' }, 404);
      if (id === 'other') return sendJson(response, { document_id: 'another' });
      return sendJson(response, { document_id: id });
    });
    target.baseUrl = upstream.baseUrl;
    const lookups = await lookupDocuments(['d1', 'gone', '../x', 'other', 'd2', 'd1']);
    expect(lookups).toMatchObject([
      { document_id: 'd1', state: 'found', document: { document_id: 'd1' } },
      { document_id: 'gone', state: 'missing' },
      { document_id: '../x', state: 'missing' },
      { document_id: 'other', state: 'not_checked', message: expect.stringMatching(/^Tavus sent/) },
      { document_id: 'd2', state: 'found' },
    ]);
    expect(upstream.seen).toHaveLength(4);
  });

  it('stops asking once the key is rejected, and calls nothing missing for it', async () => {
    const upstream = await serve(() => ({ message: 'Invalid access token' }), 401);
    const lookups = await lookupDocuments(Array.from({ length: 100 }, (_, index) => `d${index}`));
    expect(lookups.every(({ state }) => state === 'not_checked')).toBe(true);
    expect(lookups).toHaveLength(100);
    expect(upstream.seen.length).toBeLessThanOrEqual(6);
  });

  it.each([403, 429])('takes one %i for that document’s own', async (status) => {
    const upstream = await startUpstream(({ url }, response) => {
      const id = url.split('/').at(-1);
      if (id === 'd1') return sendJson(response, {}, status, { 'retry-after': '86400' });
      return sendJson(response, { document_id: id });
    });
    target.baseUrl = upstream.baseUrl;
    const lookups = await lookupDocuments(Array.from({ length: 20 }, (_, index) => `d${index}`));
    expect(lookups.filter(({ state }) => state !== 'found')).toMatchObject([
      { document_id: 'd1', state: 'not_checked' },
    ]);
  });

  it.each([403, 429])('stops asking after %i for several in a row', async (status) => {
    const upstream = await serve(() => ({}), status);
    const lookups = await lookupDocuments(Array.from({ length: 100 }, (_, index) => `d${index}`));
    expect(lookups.every(({ state }) => state === 'not_checked')).toBe(true);
    expect(upstream.seen.length).toBeLessThanOrEqual(9);
  });

  it('is bounded', async () => {
    const upstream = await serve(({ url }) => ({ document_id: url.split('/').at(-1) }));
    const lookups = await lookupDocuments(Array.from({ length: 502 }, (_, index) => `d${index}`));
    expect(lookups.filter(({ state }) => state === 'not_checked')).toHaveLength(2);
    expect(upstream.seen).toHaveLength(500);
  });
});

describe('the address of a document', () => {
  it.each([
    ['https://a.test/x.pdf', 'https://a.test/x.pdf'],
    ['https://a.test/page?id=3#part', 'https://a.test/page?id=3#part'],
    ['https://u:p@a.test/x.pdf', 'https://a.test/x.pdf'],
    ['https://a.test/x.pdf?X-Amz-Credential=c&Expires=1', 'https://a.test/x.pdf'],
    ['https://a.test/x.pdf?sig=abc', 'https://a.test/x.pdf'],
    ['https://a.test/x.pdf#access_token=abc', 'https://a.test/x.pdf'],
    ['x.pdf?sig=abc', 'x.pdf'],
  ])('%s is shown as %s', (address, shown) => {
    expect(withoutSecrets(address)).toBe(shown);
  });
});
