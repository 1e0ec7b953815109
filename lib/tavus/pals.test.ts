import { describe, expect, it, vi } from 'vitest';
import { isStockPal, listPals, readPal } from './pals';
import { readEditor } from './editor';
import { sendJson, startUpstream, type SeenRequest } from './test-upstream';

const target = vi.hoisted(() => ({ baseUrl: new URL('http://127.0.0.1:9/') }));
vi.mock('./upstream', () => ({
  upstream: () => ({ baseUrl: target.baseUrl, apiKey: 'key-of-this-test' }),
}));

interface Account {
  readonly yours: number;
  readonly stock?: number;
  /** Statuses other than 200, by the beginning of the address. */
  readonly failing?: Readonly<Record<string, number>>;
  readonly registry?: unknown;
}

/** An account of PALs `u0`, `u1` ... and stock PALs `s0`, `s1` ..., which answers as documented. */
async function serve({ yours, stock = 2, failing = {}, registry = [] }: Account) {
  const answerList = ({ url }: SeenRequest) => {
    const { searchParams } = new URL(url, 'http://host');
    const type = searchParams.get('pal_type');
    const limit = Number(searchParams.get('limit') ?? 10);
    const from = (Number(searchParams.get('page')) - 1) * limit;
    const count = type === 'system' ? stock : yours;
    const pals = Array.from({ length: count }, (_, index) => ({
      pal_id: `${type === 'system' ? 's' : 'u'}${index}`,
      pal_name: `PAL ${index}`,
      layers: { llm: { api_key: 'marker' } },
    }));
    return { data: pals.slice(from, from + limit), total_count: count };
  };
  const upstream = await startUpstream((request, response) => {
    const status = Object.entries(failing).find(([start]) => request.url.startsWith(start))?.[1];
    if (status !== undefined) return sendJson(response, { error: 'No.' }, status);
    if (request.url.startsWith('/v2/pals?')) return sendJson(response, answerList(request));
    if (request.url === '/v2/skills') return sendJson(response, { data: registry });
    if (request.url.endsWith('/skills')) return sendJson(response, { data: {} });
    return sendJson(response, { data: [{ pal_id: request.url.split('/').at(-1) }] });
  });
  target.baseUrl = upstream.baseUrl;
  return upstream;
}

describe('the list of PALs', () => {
  it('holds all 1,001 of yours and the stock ones, page by page from 1', async () => {
    const upstream = await serve({ yours: 1_001 });
    const list = await listPals();
    expect(list.ok && list.data.missing).toBeNull();
    expect(list.ok && list.data.pals.length).toBe(1_003);
    expect(list.ok && list.data.pals.at(1_000)).toEqual({
      pal_id: 'u1000',
      pal_name: 'PAL 1000',
      pal_type: 'user',
      pipeline_mode: null,
      created_at: null,
      updated_at: null,
    });
    expect(list.ok && list.data.pals.at(-1)?.pal_type).toBe('system');
    expect(upstream.seen).toHaveLength(12);
    expect(upstream.seen.map(({ url }) => url)).toContain(
      '/v2/pals?limit=100&page=11&pal_type=user',
    );
  });

  it('is marked partial where page 7 fails, after the retries of that page', async () => {
    const failing = { '/v2/pals?limit=100&page=7&': 500 };
    const upstream = await serve({ yours: 1_001, failing });
    const list = await listPals();
    expect(list.ok && list.data.pals.length).toBe(903);
    expect(list.ok && list.data.missing).toMatch(/^Page 7 of 11 could not be read: /);
    expect(upstream.seen).toHaveLength(14);
  });

  it('is marked partial where the stock PALs fail', async () => {
    await serve({ yours: 3, failing: { '/v2/pals?limit=100&page=1&pal_type=system': 429 } });
    const list = await listPals();
    expect(list.ok && list.data.pals.length).toBe(3);
    expect(list.ok && list.data.missing).toMatch(/^Stock PALs are not all here\. Tavus asks/);
  });

  it('is a failure where yours cannot be begun, and where the envelope is another', async () => {
    await serve({ yours: 3, failing: { '/v2/pals?limit=100&page=1&pal_type=user': 401 } });
    expect(await listPals()).toMatchObject({ ok: false, error: { code: 'key_rejected' } });
    for (const body of [[], {}, { data: {} }, { data: null }]) {
      const upstream = await startUpstream((_, response) => sendJson(response, body));
      target.baseUrl = upstream.baseUrl;
      expect(await listPals()).toMatchObject({ error: { code: 'unexpected_answer' } });
    }
  });
});

describe('one PAL', () => {
  it('is yours or stock by the list of stock PALs, which is read once', async () => {
    const upstream = await serve({ yours: 1 });
    expect(await readPal('u0')).toMatchObject({ ok: true, data: { pal_type: 'user' } });
    expect(await readPal('s1')).toMatchObject({ ok: true, data: { pal_type: 'system' } });
    expect(await isStockPal('s0')).toBe(true);
    expect(upstream.seen.map(({ url }) => url).sort()).toEqual([
      '/v2/pals/s1',
      '/v2/pals/u0',
      '/v2/pals?limit=100&page=1&pal_type=system',
    ]);
  });

  it('is shown without its type where that list fails', async () => {
    await serve({ yours: 1, failing: { '/v2/pals?': 429 } });
    expect(await readPal('u0')).toMatchObject({ ok: true, data: { pal_type: null } });
    expect(await isStockPal('u0')).toBeNull();
  });

  it('is not taken for another', async () => {
    const upstream = await startUpstream((_, response) => sendJson(response, { pal_id: 'other' }));
    target.baseUrl = upstream.baseUrl;
    expect(await readPal('u0')).toMatchObject({ error: { code: 'unexpected_answer' } });
  });
});

describe('the editor', () => {
  it('opens on PAL, set and registry', async () => {
    await serve({ yours: 1, registry: [{ skill_id: 'a' }] });
    expect(await readEditor('u0')).toMatchObject({
      ok: true,
      data: {
        pal: { pal_id: 'u0', pal_type: 'user' },
        set: { skills: [], fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) },
        registry: [{ skill_id: 'a' }],
      },
    });
  });

  it('opens without the registry', async () => {
    await serve({ yours: 1, failing: { '/v2/skills': 404 } });
    expect(await readEditor('u0')).toMatchObject({ ok: true, data: { registry: null } });
  });

  it.each([
    [{ '/v2/pals/u0/skills': 429, '/v2/pals/u0': 404 }, 'not_found'],
    [{ '/v2/pals/u0/skills': 404, '/v2/pals/u0': 429 }, 'not_found'],
    [{ '/v2/pals/u0/skills': 429 }, 'rate_limited'],
    [{ '/v2/pals/u0': 401 }, 'key_rejected'],
  ])('stays closed for %j: %s', async (failing, code) => {
    await serve({ yours: 1, failing });
    expect(await readEditor('u0')).toMatchObject({ ok: false, error: { code } });
  });

  it('makes no call for what is no id', async () => {
    const upstream = await serve({ yours: 1 });
    expect(await readEditor('..')).toMatchObject({ ok: false, error: { code: 'invalid_id' } });
    expect(upstream.seen.filter(({ url }) => url.startsWith('/v2/pals/'))).toEqual([]);
  });
});
