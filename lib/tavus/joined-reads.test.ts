import type { ServerResponse } from 'node:http';
import { describe, expect, it, vi } from 'vitest';
import { tavusRequest, type TavusRequest } from './client';
import { readSkillSet } from './skills';
import { sendJson, startUpstream } from './test-upstream';

const target = vi.hoisted(() => ({ baseUrl: new URL('http://127.0.0.1:9/') }));
vi.mock('./upstream', () => ({
  upstream: () => ({ baseUrl: target.baseUrl, apiKey: 'key-of-this-test' }),
}));

const READ: TavusRequest = { method: 'GET', path: ['v2', 'pals', 'p1', 'skills'] };

/** An API that answers when the test says so. */
async function hold() {
  const held: ServerResponse[] = [];
  const upstream = await startUpstream((_, response) => void held.push(response));
  target.baseUrl = upstream.baseUrl;
  const waiting = (count: number) => vi.waitFor(() => expect(held).toHaveLength(count));
  return { held, upstream, waiting };
}

function answer(held: readonly ServerResponse[], skill = 'a'): void {
  for (const response of held) {
    if (!response.writableEnded) sendJson(response, { data: { [skill]: {} } });
  }
}

describe('equal reads at the same time', () => {
  it('are one call with one answer', async () => {
    const { held, upstream, waiting } = await hold();
    const all = Array.from({ length: 20 }, () => readSkillSet('p1', { isJoined: true }));
    await waiting(1);
    answer(held);
    for (const result of await Promise.all(all)) expect(result).toMatchObject({ ok: true });
    expect(upstream.seen).toHaveLength(1);
    void readSkillSet('p1', { isJoined: true });
    await waiting(2);
  });

  it('are told of the same failure', async () => {
    const { held, upstream, waiting } = await hold();
    const all = [tavusRequest(READ), tavusRequest(READ)];
    await waiting(1);
    if (held[0]) sendJson(held[0], {}, 401);
    for (const result of await Promise.all(all)) {
      expect(result).toMatchObject({ error: { code: 'key_rejected' } });
    }
    expect(upstream.seen).toHaveLength(1);
  });

  it('are calls of their own where anything differs', async () => {
    const { held, waiting } = await hold();
    const all = [
      tavusRequest(READ),
      tavusRequest({ ...READ, query: { page: '1' } }),
      tavusRequest({ ...READ, query: { page: '2' } }),
      tavusRequest({ ...READ, totalMs: 5_000 }),
      tavusRequest({ ...READ, path: ['v2', 'pals', 'p2', 'skills'] }),
    ];
    await waiting(5);
    answer(held);
    await Promise.all(all);
  });

  it('of a save are always calls of their own', async () => {
    const { held, waiting } = await hold();
    const all = [
      readSkillSet('p1', { isJoined: true }),
      readSkillSet('p1'),
      readSkillSet('p1', { isUrgent: true }),
    ];
    await waiting(3);
    answer(held);
    await Promise.all(all);
  });

  it.each([
    ['a write', {}],
    ['a forced write', { query: { force: 'true' } }],
  ])('do not go on with one begun before or during %s', async (_, more) => {
    const { held, waiting } = await hold();
    const before = readSkillSet('p1', { isJoined: true });
    await waiting(1);
    const write = tavusRequest({ ...READ, method: 'PUT', body: '{}', ...more });
    await waiting(2);
    const during = readSkillSet('p1', { isJoined: true });
    await waiting(3);
    answer(held.slice(1, 2));
    await write;
    const after = readSkillSet('p1', { isJoined: true });
    await waiting(4);
    answer(held.slice(3), 'new');
    const read = await after;
    expect(read.ok && [...read.data.keys()]).toEqual(['new']);
    answer(held);
    await Promise.all([before, during]);
  });
});

describe('a reader that leaves', () => {
  it('is answered at once, and the call goes on for the others', async () => {
    const { held, upstream, waiting } = await hold();
    const reader = new AbortController();
    const leaving = tavusRequest({ ...READ, signal: reader.signal });
    const staying = tavusRequest({ ...READ, signal: new AbortController().signal });
    await waiting(1);
    reader.abort();
    expect(await leaving).toMatchObject({ ok: false });
    expect(upstream.openSockets()).toBe(1);
    answer(held);
    expect(await staying).toMatchObject({ ok: true });
    expect(upstream.seen).toHaveLength(1);
  });

  it('ends the call if it is the last, and who comes after makes a new one', async () => {
    const { held, upstream, waiting } = await hold();
    const readers = [new AbortController(), new AbortController()];
    const all = readers.map(({ signal }) => tavusRequest({ ...READ, signal }));
    await waiting(1);
    for (const reader of readers) reader.abort();
    await Promise.all(all);
    await vi.waitFor(() => expect(upstream.openSockets()).toBe(0));
    const next = tavusRequest(READ);
    await waiting(2);
    answer(held.slice(1));
    expect(await next).toMatchObject({ ok: true });
  });

  it('does not begin anything if it has left already', async () => {
    const { upstream } = await hold();
    expect(await tavusRequest({ ...READ, signal: AbortSignal.abort() })).toMatchObject({
      ok: false,
    });
    expect(upstream.seen).toEqual([]);
  });
});
