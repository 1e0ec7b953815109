import type { ServerResponse } from 'node:http';
import { describe, expect, it, vi } from 'vitest';
import { OPEN_MS } from './breaker';
import { tavusRequest, type TavusRequest } from './client';
import { readEditor } from './editor';
import { readSkillSet } from './skills';
import { closedAddress, sendJson, startUpstream, type TestUpstream } from './test-upstream';

/** The rows of faults that a read can meet, beyond what single answers are tested for elsewhere. */
const target = vi.hoisted(() => ({ baseUrl: new URL('http://127.0.0.1:9/') }));
vi.mock('./upstream', () => ({
  upstream: () => ({ baseUrl: target.baseUrl, apiKey: 'key-of-this-test' }),
}));

const read = (palId: string, more: Partial<TavusRequest> = {}) =>
  tavusRequest({ method: 'GET', path: ['v2', 'pals', palId, 'skills'], ...more });
const save = (palId: string) =>
  tavusRequest({ method: 'PUT', path: ['v2', 'pals', palId, 'skills'], body: '{}' });

async function serve(answer: (response: ServerResponse, url: string) => void) {
  const upstream = await startUpstream(({ url }, response) => answer(response, url));
  target.baseUrl = upstream.baseUrl;
  return upstream;
}

/** The pool may have opened one more that nothing was sent on: it is idle, and closed in seconds. */
async function gone(upstream: TestUpstream): Promise<void> {
  await vi.waitFor(() => expect(upstream.openSockets()).toBe(0), { timeout: 8_000 });
}

const clock = performance.now.bind(performance);

/** The clock of deadlines, breakers and pauses goes ahead by so much. */
function later(ms: number): void {
  vi.spyOn(performance, 'now').mockImplementation(() => clock() + ms);
}

describe('an upstream that is down', () => {
  it('is told of a read as not reached, and nothing is kept as an empty set', async () => {
    target.baseUrl = await closedAddress();
    expect(await readSkillSet('p1')).toMatchObject({ error: { code: 'not_reached' } });
    const upstream = await serve((response) => sendJson(response, { data: { a: {} } }));
    const set = await readSkillSet('p1');
    expect(set.ok && [...set.data.keys()]).toEqual(['a']);
    expect(upstream.seen).toHaveLength(1);
  });

  it('gets at most three calls a read, then after five reads none for 15 seconds', async () => {
    const upstream = await serve((response) => sendJson(response, {}, 503));
    for (let times = 1; times <= 5; times += 1) {
      expect(await read('p1')).toMatchObject({ error: { code: 'upstream_error' } });
      expect(upstream.seen).toHaveLength(times * 3);
    }
    const start = performance.now();
    expect(await read('p1')).toMatchObject({ error: { code: 'breaker_open' }, effect: 'none' });
    expect(await save('p1')).toMatchObject({ error: { code: 'breaker_open' }, effect: 'none' });
    expect(performance.now() - start).toBeLessThan(200);
    expect(upstream.seen).toHaveLength(15);
    later(OPEN_MS);
    expect(await read('p1')).toMatchObject({ error: { code: 'upstream_error' } });
    expect(upstream.seen).toHaveLength(16);
    expect(await read('p1')).toMatchObject({ error: { code: 'breaker_open' } });
  }, 30_000);

  it('is used again as soon as it answers the one call that tries', async () => {
    let isDown = true;
    const upstream = await serve((response) => sendJson(response, {}, isDown ? 500 : 200));
    await Promise.all(Array.from({ length: 5 }, () => read('p1', { isAlone: true })));
    expect(await read('p1')).toMatchObject({ error: { code: 'breaker_open' } });
    isDown = false;
    later(OPEN_MS);
    const seen = upstream.seen.length;
    const all = await Promise.all([read('p1'), save('p1'), read('p1', { isAlone: true })]);
    expect(all.map((result) => (result.ok ? 'ok' : result.error.code))).toEqual([
      'ok',
      'breaker_open',
      'ok',
    ]);
    expect(upstream.seen.slice(seen).map(({ method }) => method)).toEqual(['GET', 'GET']);
    expect(await save('p1')).toMatchObject({ ok: true });
  });

  it('opens an editor at the first try once it is back, though only one call tries it', async () => {
    let isDown = true;
    const answers: Readonly<Record<string, unknown>> = {
      '/v2/pals/p1': { pal_id: 'p1', pal_name: 'Back again' },
      '/v2/pals/p1/skills': { data: {} },
      '/v2/skills': { data: [] },
    };
    const upstream = await serve((response, url) =>
      sendJson(response, answers[url] ?? { data: [], total_count: 0 }, isDown ? 503 : 200),
    );
    for (let times = 1; times <= 3; times += 1) await readEditor('p1');
    expect(await readEditor('p1')).toMatchObject({ error: { code: 'breaker_open' } });
    isDown = false;
    later(OPEN_MS);
    const seen = upstream.seen.length;
    expect(await readEditor('p1')).toMatchObject({ ok: true, data: { registry: [] } });
    expect(upstream.seen.length).toBeGreaterThan(seen + 2);
  }, 30_000);

  it('gets one call and no more where all that waits for it fails with it', async () => {
    const upstream = await serve((response) => sendJson(response, {}, 500));
    await Promise.all(Array.from({ length: 5 }, () => read('p1', { isAlone: true })));
    later(OPEN_MS);
    const seen = upstream.seen.length;
    const all = await Promise.all(Array.from({ length: 20 }, () => read('p1', { isAlone: true })));
    expect(all.map((result) => !result.ok && result.error.code)).toEqual([
      'upstream_error',
      ...Array.from({ length: 19 }, () => 'breaker_open'),
    ]);
    expect(upstream.seen).toHaveLength(seen + 1);
  });

  it('still gets the read that tells how a save ended', async () => {
    let isDown = true;
    await serve((response) => sendJson(response, { data: {} }, isDown ? 500 : 200));
    await Promise.all(Array.from({ length: 5 }, () => read('p1', { isAlone: true })));
    isDown = false;
    expect(await readSkillSet('p1')).toMatchObject({ error: { code: 'breaker_open' } });
    expect(await readSkillSet('p1', { isUrgent: true })).toMatchObject({ ok: true });
    expect(await save('p1')).toMatchObject({ ok: true });
  });
});

describe('an upstream that hangs', () => {
  it('ends all an editor reads within 16 seconds, sockets closed, while other PALs are read', async () => {
    const upstream = await serve((response, url) => {
      if (url.includes('/p2/')) sendJson(response, { data: {} });
    });
    const start = performance.now();
    const hanging = readEditor('p1');
    await vi.waitFor(() => expect(upstream.seen).toHaveLength(5));
    const before = performance.now();
    expect(await read('p2')).toMatchObject({ ok: true });
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(await hanging).toMatchObject({ error: { code: 'timeout' } });
    expect(performance.now() - start).toBeLessThan(16_000);
    const sets = upstream.seen.filter(({ url }) => url.endsWith('/p1/skills'));
    expect(sets.length).toBeLessThanOrEqual(3);
    await gone(upstream);
  }, 30_000);
});

describe('an upstream that asks for a pause', () => {
  it('gets nothing more for that PAL before it is over, and a save says when that is', async () => {
    const upstream = await serve((response, url) =>
      url.includes('/p1/')
        ? sendJson(response, {}, 429, { 'retry-after': '30' })
        : sendJson(response, { data: {} }),
    );
    expect(await read('p1')).toMatchObject({ error: { retry_after_seconds: 30 } });
    later(9_500);
    const refused = { error: { code: 'rate_limited', retry_after_seconds: 21 }, effect: 'none' };
    expect(await read('p1')).toMatchObject(refused);
    expect(await save('p1')).toMatchObject(refused);
    expect(await read('p2')).toMatchObject({ ok: true });
    expect(upstream.seen).toHaveLength(2);
    later(30_000);
    expect(await read('p1')).toMatchObject({ error: { retry_after_seconds: 30 } });
    expect(upstream.seen).toHaveLength(3);
  });

  it('gets none of the calls that were waiting for a place either', async () => {
    const held: ServerResponse[] = [];
    const upstream = await serve((response) => void held.push(response));
    const all = Array.from({ length: 20 }, () => read('p1', { isAlone: true }));
    await vi.waitFor(() => expect(held).toHaveLength(8));
    for (const response of held) sendJson(response, {}, 429, { 'retry-after': '30' });
    for (const result of await Promise.all(all)) {
      expect(result).toMatchObject({ error: { code: 'rate_limited' } });
    }
    expect(upstream.seen).toHaveLength(8);
  });
});
