import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sendJson, startUpstream, type TestUpstream } from '@/lib/tavus/test-upstream';
import { GET as getDocumentLookup } from './documents/lookup/route';
import { GET as getDocuments } from './documents/route';
import { GET as getEditor } from './pals/[palId]/editor/route';
import { GET as getSave } from './pals/[palId]/saves/[saveId]/route';
import { GET as getPalSkills } from './pals/[palId]/skills/route';
import { GET as getPals } from './pals/route';
import { GET as getSkillSets } from './skill-sets/route';

const state = vi.hoisted(() => ({
  baseUrl: new URL('http://127.0.0.1:9/'),
  headers: {} as Record<string, string>,
}));
vi.mock('@/lib/env', () => ({ env: () => ({ mode: 'sandbox', host: '127.0.0.1', port: 3000 }) }));
vi.mock('next/headers', () => ({ headers: async () => new Headers(state.headers) }));
vi.mock('@/lib/tavus/upstream', () => ({
  upstream: () => ({ baseUrl: state.baseUrl, apiKey: 'key-of-this-test' }),
}));

const params = Promise.resolve({ palId: 'p1' });
/** Tells what this process remembers, and asks nobody. */
const RECALL = '/api/pals/p1/saves/s1';
const routes: Record<string, (request: Request) => Promise<Response>> = {
  '/api/pals': getPals,
  '/api/pals/p1/skills': (request) => getPalSkills(request, { params }),
  '/api/pals/p1/editor': (request) => getEditor(request, { params }),
  [RECALL]: (request) =>
    getSave(request, { params: Promise.resolve({ palId: 'p1', saveId: 's1' }) }),
  '/api/skill-sets': getSkillSets,
  '/api/documents?query=deck&page=0': getDocuments,
  '/api/documents/lookup?id=d1&id=d2': getDocumentLookup,
};

let upstream: TestUpstream;

function call(path: string): Promise<Response> | undefined {
  return routes[path]?.(new Request(`http://localhost:3000${path}`));
}

beforeEach(async () => {
  globalThis.palSkillsRecentList = undefined;
  state.headers = { host: 'localhost:3000', 'sec-fetch-site': 'same-origin' };
  upstream = await startUpstream(({ url }, response) => {
    const id = url.split('/').at(-1);
    if (url.startsWith('/v2/documents/')) return sendJson(response, { document_id: id });
    if (url.startsWith('/v2/documents?')) return sendJson(response, { data: [], total_count: 0 });
    if (url.startsWith('/v2/pals?')) {
      const data = url.includes('pal_type=user') ? [{ pal_id: 'p1', layers: 'marker' }] : [];
      return sendJson(response, { data, total_count: data.length });
    }
    if (url === '/v2/skills') return sendJson(response, { data: [] });
    if (url.endsWith('/skills')) return sendJson(response, { data: { a: { config: { n: 1 } } } });
    return sendJson(response, { pal_id: id, layers: 'marker' });
  });
  state.baseUrl = upstream.baseUrl;
});

describe('every route', () => {
  it.each(Object.keys(routes))('%s answers what was asked, and nothing secret', async (path) => {
    const response = await call(path);
    const text = await response?.text();
    expect(response?.status).toBe(200);
    expect(response?.headers.get('cache-control')).toBe('no-store');
    expect(text).not.toContain('marker');
    expect(upstream.seen.length > 0).toBe(path !== RECALL);
  });

  it.each(Object.keys(routes))('%s refuses other sites before it calls anything', async (path) => {
    const foreign: Record<string, string>[] = [
      { host: 'evil.test', 'sec-fetch-site': 'same-origin' },
      { host: 'localhost:3000', 'sec-fetch-site': 'cross-site' },
      { host: 'localhost:3000', 'sec-fetch-site': 'same-site' },
      {},
    ];
    for (const headers of foreign) {
      state.headers = headers;
      const response = await call(path);
      expect(response?.status).toBe(403);
      expect(await response?.json()).toMatchObject({ error: { code: 'untrusted_request' } });
    }
    expect(upstream.seen).toEqual([]);
  });
});

describe('a route', () => {
  it('streams the skill sets', async () => {
    const response = await call('/api/skill-sets');
    expect(response?.headers.get('content-type')).toMatch(/^application\/x-ndjson/);
    expect(await response?.text()).toBe(
      '{"pal_id":"p1","ok":true,"skills":[{"skill_id":"a","attached_at":null,"updated_at":null}]}\n',
    );
  });

  it('gives the editor its configs as JSON text', async () => {
    const response = await call('/api/pals/p1/editor');
    expect(await response?.json()).toMatchObject({
      pal: { pal_id: 'p1' },
      set: { skills: [{ skill_id: 'a', config: '{"n":1}' }] },
      registry: [],
    });
  });

  it('looks up each document that is named', async () => {
    const response = await call('/api/documents/lookup?id=d1&id=d2');
    expect(await response?.json()).toMatchObject({
      documents: [
        { document_id: 'd1', state: 'found' },
        { document_id: 'd2', state: 'found' },
      ],
    });
  });
});
