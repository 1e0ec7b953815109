import type { ServerResponse } from 'node:http';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { printJson } from '@/lib/json/print';
import { tavusRequest, type TavusRequest } from './client';
import {
  closedAddress,
  sendJson,
  startRawUpstream,
  startUpstream,
  type TestUpstream,
} from './test-upstream';

const KEY = 'key-of-this-test-0123456789';
const target = vi.hoisted(() => ({ baseUrl: new URL('http://127.0.0.1:9/') }));
vi.mock('./upstream', () => ({
  upstream: () => ({ baseUrl: target.baseUrl, apiKey: 'key-of-this-test-0123456789' }),
}));

const READ: TavusRequest = { method: 'GET', path: ['v2', 'pals', 'p1', 'skills'] };
const SAVE: TavusRequest = { method: 'PUT', path: ['v2', 'pals', 'p1', 'skills'], body: '{}' };

function pointAt({ baseUrl }: Pick<TestUpstream, 'baseUrl'>) {
  target.baseUrl = baseUrl;
}

async function serve(answer: (response: ServerResponse) => void): Promise<TestUpstream> {
  const upstream = await startUpstream((_, response) => answer(response));
  pointAt(upstream);
  return upstream;
}

async function gone(upstream: TestUpstream): Promise<void> {
  await vi.waitFor(() => expect(upstream.openSockets()).toBe(0), { timeout: 2_000 });
}

beforeEach(() => {
  target.baseUrl = new URL('http://127.0.0.1:9/');
});

describe('a call', () => {
  it('carries the key, asks for JSON and keeps every token of the answer', async () => {
    const body = '{"data": {"n": 9007199254740993, "f": 1.0, "__proto__": 1e400}}';
    const upstream = await serve((response) => {
      response.setHeader('content-type', 'application/json; charset=utf-8');
      response.end(body);
    });
    const result = await tavusRequest({ ...READ, query: { name: 'a b&c' } });
    expect(result).toMatchObject({ ok: true, status: 200 });
    expect(result.ok && printJson(result.body)).toBe(body);
    expect(upstream.seen).toMatchObject([
      {
        method: 'GET',
        url: '/v2/pals/p1/skills?name=a+b%26c',
        headers: { 'x-api-key': KEY, accept: 'application/json' },
      },
    ]);
  });

  it('sends a body as it is, as JSON, below the path of the base address', async () => {
    const upstream = await startUpstream((_, response) => sendJson(response, { data: {} }));
    pointAt({ baseUrl: new URL('proxy/tavus/', upstream.baseUrl) });
    const body = '{"skills":{"ü":{"config":{"n":1e400}}}}';
    expect(await tavusRequest({ ...SAVE, body })).toMatchObject({ ok: true });
    expect(upstream.seen).toMatchObject([
      {
        method: 'PUT',
        url: '/proxy/tavus/v2/pals/p1/skills',
        body,
        headers: { 'content-type': 'application/json' },
      },
    ]);
  });

  it('is not made for what is no id', async () => {
    const upstream = await serve((response) => sendJson(response, {}));
    for (const id of ['..', '.', '', 'a/b', 'a%2fb', ' p', 'p1\n', '-p', 'a'.repeat(65), 'ü']) {
      const result = await tavusRequest({ ...SAVE, path: ['v2', 'pals', id] });
      expect(result).toMatchObject({ ok: false, error: { code: 'invalid_id' }, effect: 'none' });
    }
    expect(upstream.seen).toEqual([]);
  });

  it('is one of at most eight reads in flight, and a save waits for none of them', async () => {
    const held: ServerResponse[] = [];
    const upstream = await serve((response) => void held.push(response));
    const calls = Array.from({ length: 12 }, () => tavusRequest({ ...READ, isAlone: true }));
    await vi.waitFor(() => expect(held).toHaveLength(8));
    calls.push(tavusRequest(SAVE));
    await vi.waitFor(() => expect(held).toHaveLength(9));
    expect(upstream.seen.at(-1)?.method).toBe('PUT');
    for (let answered = 0; answered < 13; answered += 1) {
      await vi.waitFor(() => expect(held.length).toBeGreaterThan(answered));
      expect(held.length - answered).toBeLessThanOrEqual(9);
      const response = held[answered];
      if (response !== undefined) sendJson(response, {});
    }
    expect((await Promise.all(calls)).every((result) => result.ok)).toBe(true);
  });
});

describe('a connection that fails', () => {
  it('is told as not reached where nobody listens, and a save provably changed nothing', async () => {
    pointAt({ baseUrl: await closedAddress() });
    const failed = { ok: false, error: { code: 'not_reached' }, effect: 'none' };
    expect(await tavusRequest(READ)).toMatchObject(failed);
    expect(await tavusRequest(SAVE)).toMatchObject(failed);
  });

  it('is told as not reached where the name does not exist', async () => {
    pointAt({ baseUrl: new URL('http://no-such-host.invalid/') });
    const result = await tavusRequest(SAVE);
    expect(result).toMatchObject({ ok: false, error: { code: 'not_reached' }, effect: 'none' });
  });

  it('is tried three times for a read and once for a save where it is reset', async () => {
    const upstream = await startRawUpstream((socket) => void socket.resetAndDestroy());
    pointAt(upstream);
    const failed = { ok: false, error: { code: 'network' }, effect: 'unknown' };
    expect(await tavusRequest(READ)).toMatchObject(failed);
    expect(upstream.seen).toHaveLength(3);
    expect(await tavusRequest(SAVE)).toMatchObject(failed);
    expect(upstream.seen).toHaveLength(4);
  });

  it('heals within one read where it fails once', async () => {
    let calls = 0;
    const upstream = await serve((response) => {
      calls += 1;
      if (calls === 1) response.socket?.resetAndDestroy();
      else sendJson(response, { data: {} });
    });
    expect(await tavusRequest(READ)).toMatchObject({ ok: true });
    expect(upstream.seen).toHaveLength(2);
  });
});

describe('a deadline', () => {
  it('ends a read that hangs, all tries together, and closes its sockets', async () => {
    const upstream = await serve(() => undefined);
    const start = performance.now();
    const result = await tavusRequest({ ...READ, attemptMs: 300, totalMs: 1_500 });
    expect(result).toMatchObject({ ok: false, error: { code: 'timeout' } });
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(upstream.seen.length).toBeGreaterThan(1);
    expect(upstream.seen.length).toBeLessThanOrEqual(3);
    await gone(upstream);
  });

  it('ends an answer that drips, though bytes keep coming', async () => {
    const upstream = await startRawUpstream((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n{"data":');
      const drip = setInterval(() => socket.write(' '), 20);
      socket.on('close', () => clearInterval(drip));
    });
    pointAt(upstream);
    const start = performance.now();
    const result = await tavusRequest({ ...READ, attemptMs: 400, totalMs: 500 });
    expect(result).toMatchObject({ ok: false, error: { code: 'timeout' } });
    expect(performance.now() - start).toBeLessThan(1_000);
    await gone(upstream);
  });

  it('ends a save once, with its effect unknown', async () => {
    const upstream = await serve(() => undefined);
    const result = await tavusRequest({ ...SAVE, totalMs: 300 });
    expect(result).toMatchObject({ ok: false, error: { code: 'timeout' }, effect: 'unknown' });
    expect(upstream.seen).toHaveLength(1);
    await gone(upstream);
  });

  it('counts the wait for a place, and what never left changed nothing', async () => {
    const upstream = await serve(() => undefined);
    const blocking = Array.from({ length: 9 }, () =>
      tavusRequest({ ...READ, isUrgent: true, totalMs: 600 }),
    );
    await vi.waitFor(() => expect(upstream.seen).toHaveLength(9));
    const result = await tavusRequest({ ...SAVE, totalMs: 200 });
    expect(result).toMatchObject({ ok: false, error: { code: 'timeout' }, effect: 'none' });
    await Promise.all(blocking);
    expect(upstream.seen.every((request) => request.method === 'GET')).toBe(true);
  });

  it('comes at once for a read whose reader left, and never for a save', async () => {
    const held: ServerResponse[] = [];
    const upstream = await serve((response) => void held.push(response));
    const reader = new AbortController();
    const { signal } = reader;
    const calls = [tavusRequest({ ...READ, signal }), tavusRequest({ ...SAVE, signal })];
    await vi.waitFor(() => expect(held).toHaveLength(2));
    reader.abort();
    expect(await calls[0]).toMatchObject({ ok: false });
    for (const response of held) if (!response.closed) sendJson(response, { data: {} });
    expect(await calls[1]).toMatchObject({ ok: true });
    expect(upstream.seen).toHaveLength(2);
  });
});
