import { describe, expect, it, vi } from 'vitest';
import { readEditor } from './editor';
import { listPals, readPal } from './pals';
import { sendJson, startUpstream, type SeenRequest } from './test-upstream';
import { isStockPal } from './typed-lists';

const target = vi.hoisted(() => ({ baseUrl: new URL('http://127.0.0.1:9/') }));
vi.mock('./upstream', () => ({
  upstream: () => ({ baseUrl: target.baseUrl, apiKey: 'key-of-this-test' }),
}));

interface Account {
  /** How many PALs are in the user list only, in the system list only, in both, in neither. */
  readonly yours: number;
  readonly stock?: number;
  readonly both?: number;
  readonly neither?: number;
  /** Statuses other than 200, by the beginning of the address. */
  readonly failing?: Readonly<Record<string, number>>;
  readonly registry?: unknown;
}

const ALL = '/v2/pals?limit=100&page=1';
const USER = `${ALL}&pal_type=user`;
const SYSTEM = `${ALL}&pal_type=system`;

/** An account of PALs `u0` ..., `s0` ..., `b0` ... (in both lists) and `n0` ... (in neither). */
async function serve(account: Account) {
  const { yours, stock = 2, both = 0, neither = 0, failing = {}, registry = [] } = account;
  const idsOf = (letter: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${letter}${index}`);
  const user = [...idsOf('u', yours), ...idsOf('b', both)];
  const lists = {
    user,
    system: [...idsOf('s', stock), ...idsOf('b', both)],
    all: [...user, ...idsOf('s', stock), ...idsOf('n', neither)],
  };
  const answerList = ({ url }: SeenRequest) => {
    const { searchParams } = new URL(url, 'http://host');
    const type = searchParams.get('pal_type');
    const ids = type === 'user' || type === 'system' ? lists[type] : lists.all;
    const limit = Number(searchParams.get('limit') ?? 10);
    const from = (Number(searchParams.get('page')) - 1) * limit;
    const pals = ids.slice(from, from + limit).map((pal_id) => ({
      pal_id,
      pal_name: `PAL ${pal_id}`,
      layers: { llm: { api_key: 'marker' } },
    }));
    return { data: pals, total_count: ids.length };
  };
  const statuses = { ...failing };
  const upstream = await startUpstream((request, response) => {
    const isMet = (start: string) =>
      start === ALL ? request.url === ALL : request.url.startsWith(start);
    const status = Object.entries(statuses).find(([start]) => isMet(start))?.[1];
    if (status !== undefined) return sendJson(response, { error: 'No.' }, status);
    if (request.url.startsWith('/v2/pals?')) return sendJson(response, answerList(request));
    if (request.url === '/v2/skills') return sendJson(response, { data: registry });
    if (request.url.endsWith('/skills')) return sendJson(response, { data: {} });
    return sendJson(response, { data: [{ pal_id: request.url.split('/').at(-1) }] });
  });
  target.baseUrl = upstream.baseUrl;
  return { ...upstream, lists, urls: () => upstream.seen.map(({ url }) => url).sort() };
}

async function read() {
  const list = await listPals();
  if (!list.ok) throw new Error(list.error.message);
  const { pals, missing } = list.data;
  const types = Object.fromEntries(pals.map(({ pal_id, pal_type }) => [pal_id, pal_type]));
  return { pals, missing, types };
}

describe('the list of PALs', () => {
  it('is the unfiltered one, with the types of the two others', async () => {
    const { urls } = await serve({ yours: 1, stock: 1, both: 1, neither: 1 });
    const { types, missing } = await read();
    expect(types).toEqual({ u0: 'user', b0: 'user', s0: 'system', n0: 'other' });
    expect(missing).toBeNull();
    expect(urls()).toEqual([ALL, SYSTEM, USER].sort());
  });

  it('reads the three lists at the same time', async () => {
    const waiting: (() => void)[] = [];
    const upstream = await startUpstream((_, response) => {
      waiting.push(() => sendJson(response, { data: [], total_count: 0 }));
      if (waiting.length === 3) for (const answer of waiting) answer();
    });
    target.baseUrl = upstream.baseUrl;
    expect((await read()).pals).toEqual([]);
    expect(upstream.seen.map(({ url }) => url).sort()).toEqual([ALL, SYSTEM, USER].sort());
  });

  it('holds all 1,001 of yours and the stock ones, and reads no PAL of them twice', async () => {
    const { urls } = await serve({ yours: 1_001 });
    const { pals, missing } = await read();
    expect(missing).toBeNull();
    expect(pals).toHaveLength(1_003);
    expect(pals.find((pal) => pal.pal_id === 'u1000')).toEqual({
      pal_id: 'u1000',
      pal_name: 'PAL u1000',
      pal_type: 'user',
      pipeline_mode: null,
      created_at: null,
      updated_at: null,
    });
    expect(urls()).toHaveLength(13);
    expect(urls()).toContain('/v2/pals?limit=100&page=11&pal_type=user');
    expect(urls()).not.toContain('/v2/pals?limit=100&page=2');
  });

  it('is read to its end where it counts more than the typed lists have', async () => {
    const { lists } = await serve({ yours: 150, both: 3, neither: 60 });
    const { pals, types, missing } = await read();
    expect(missing).toBeNull();
    expect(pals.map((pal) => pal.pal_id).sort()).toEqual([...lists.all].sort());
    expect(types).toMatchObject({ u149: 'user', b2: 'user', s1: 'system', n59: 'other' });
  });

  it('is read no further than to the last PAL of no typed list', async () => {
    const { urls, lists } = await serve({ yours: 900, neither: 2 });
    lists.all.sort((a, b) => Number(b.startsWith('n')) - Number(a.startsWith('n')));
    const { types, missing } = await read();
    expect(missing).toBeNull();
    expect(Object.keys(types)).toHaveLength(904);
    expect(types).toMatchObject({ n0: 'other', n1: 'other' });
    expect(urls()).toHaveLength(11);
  });

  it('is marked partial where a page of it fails, after the retries of that page', async () => {
    const failing = { '/v2/pals?limit=100&page=2': 500 };
    const { urls } = await serve({ yours: 150, neither: 80, failing });
    const { pals, missing } = await read();
    expect(pals).toHaveLength(134);
    expect(missing).toMatch(
      /^Some PALs may be missing\. Page 2 of 3 could not be read: .* The type of some PALs is not known\. Page 2 of 2 could/,
    );
    const page2 = urls().filter((url) => url === '/v2/pals?limit=100&page=2');
    expect(page2).toHaveLength(3);
  });

  it.each([
    [USER, { u0: null, b0: null, s0: null, n0: null }],
    [SYSTEM, { u0: 'user', b0: 'user', s0: null, n0: null }],
  ])('has no type for what %s would tell, where that fails', async (url, types) => {
    await serve({ yours: 1, stock: 1, both: 1, neither: 1, failing: { [url]: 429 } });
    const seen = await read();
    expect(seen.types).toEqual(types);
    expect(seen.missing).toMatch(/^The type of some PALs is not known\. Rate limited by Tavus\.$/);
  });

  it('shows the typed lists where the unfiltered one fails, and says so', async () => {
    await serve({ yours: 2, stock: 1, both: 1, failing: { [ALL]: 429 } });
    const { types, missing } = await read();
    expect(types).toEqual({ u0: 'user', u1: 'user', b0: 'user', s0: 'system' });
    expect(missing).toMatch(/^Some PALs may be missing\. Rate limited by Tavus\.$/);
  });

  it('is a failure where neither it nor yours can be begun, and where the envelope is another', async () => {
    await serve({ yours: 3, failing: { [ALL]: 401, [USER]: 401 } });
    expect(await listPals()).toMatchObject({ ok: false, error: { code: 'key_rejected' } });
    for (const body of [[], {}, { data: {} }, { data: null }]) {
      const upstream = await startUpstream((_, response) => sendJson(response, body));
      target.baseUrl = upstream.baseUrl;
      expect(await listPals()).toMatchObject({ error: { code: 'unexpected_answer' } });
    }
  });
});

describe('one PAL', () => {
  it('has the type the lists say, which are read once', async () => {
    const { urls } = await serve({ yours: 1, stock: 1, both: 1, neither: 1 });
    for (const [palId, pal_type] of [
      ['u0', 'user'],
      ['s0', 'system'],
      ['b0', 'user'],
    ]) {
      expect(await readPal(palId ?? '')).toMatchObject({ ok: true, data: { pal_type } });
    }
    expect(urls()).toEqual(['/v2/pals/b0', '/v2/pals/s0', '/v2/pals/u0', SYSTEM, USER].sort());
  });

  it('in neither list has them read again once, for it may be newer than they are', async () => {
    const { urls, lists } = await serve({ yours: 1, neither: 1 });
    await readPal('u0');
    lists.user.push('later');
    expect(await readPal('later')).toMatchObject({ data: { pal_type: 'user' } });
    for (const palId of ['n0', 'n0', 'n0']) {
      expect(await readPal(palId)).toMatchObject({ data: { pal_type: 'other' } });
    }
    expect(urls().filter((url) => url === USER)).toHaveLength(3);
  });

  it('has the type that the list of all PALs showed', async () => {
    const { urls } = await serve({ yours: 1, neither: 1 });
    await read();
    expect(await readPal('n0')).toMatchObject({ data: { pal_type: 'other' } });
    expect(urls().filter((url) => url === USER)).toHaveLength(1);
  });

  it('is shown without its type where the lists fail, which are not tried again at once', async () => {
    const { urls } = await serve({ yours: 1, failing: { '/v2/pals?': 403 } });
    expect(await readPal('u0')).toMatchObject({ ok: true, data: { pal_type: null } });
    expect(await isStockPal('u0')).toBeNull();
    expect(urls()).toEqual(['/v2/pals/u0', SYSTEM, USER].sort());
  });

  it('is not held up by lists that do not come', async () => {
    const upstream = await startUpstream(({ url }, response) => {
      if (!url.startsWith('/v2/pals?')) sendJson(response, { pal_id: 'u0' });
    });
    target.baseUrl = upstream.baseUrl;
    expect(await readPal('u0')).toMatchObject({ ok: true, data: { pal_type: null } });
    expect(await isStockPal('u0')).toBeNull();
  });

  it('is stock in the system list only', async () => {
    await serve({ yours: 1, stock: 1, both: 1, neither: 1 });
    const palIds = ['u0', 's0', 'b0', 'n0'];
    expect(await Promise.all(palIds.map(isStockPal))).toEqual([false, true, false, false]);
  });

  it('is stock or not by lists of any age: a save does not wait for newer ones', async () => {
    const { lists } = await serve({ yours: 1, stock: 1 });
    expect(await isStockPal('s0')).toBe(true);
    const later = performance.now() + 6 * 60_000;
    const clock = vi.spyOn(performance, 'now').mockReturnValue(later);
    lists.user.push('s0');
    expect(await isStockPal('s0')).toBe(true);
    await vi.waitFor(async () => expect(await isStockPal('s0')).toBe(false));
    clock.mockRestore();
  });

  it('has one cache for all copies of the module', async () => {
    const { urls } = await serve({ yours: 1 });
    await isStockPal('u0');
    vi.resetModules();
    const copy = await import('./typed-lists');
    expect(copy.isStockPal).not.toBe(isStockPal);
    expect(await copy.isStockPal('s0')).toBe(true);
    expect(urls()).toEqual([SYSTEM, USER].sort());
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
