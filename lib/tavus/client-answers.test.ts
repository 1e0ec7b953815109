import type { ServerResponse } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { printJson } from '@/lib/json/print';
import { tavusRequest, type TavusRequest } from './client';
import { sendJson, startRawUpstream, startUpstream, type TestUpstream } from './test-upstream';

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

function html(status: number) {
  return (response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'text/html' });
    response.end('<html><script>alert(1)</script></html>');
  };
}

beforeEach(() => {
  target.baseUrl = new URL('http://127.0.0.1:9/');
});

describe('an answer that is no answer', () => {
  const deep = `${'['.repeat(65)}${']'.repeat(65)}`;
  const long = JSON.stringify({ data: 'x'.repeat(2 * 1024 * 1024) });
  const json = { 'content-type': 'application/json' };
  const bodies: Record<string, (response: ServerResponse) => void> = {
    '204': (response) => response.writeHead(204).end(),
    'no body': (response) => response.writeHead(200, json).end(),
    'a web page': html(200),
    'another type': (response) =>
      response.writeHead(200, { 'content-type': 'text/plain' }).end('{}'),
    'no type': (response) => response.writeHead(200).end('{}'),
    'half a document': (response) => response.writeHead(200, json).end('{"data": {'),
    'more than JSON': (response) => response.writeHead(200, json).end('{} {}'),
    'bytes that are not UTF-8': (response) =>
      response.writeHead(200, json).end(Buffer.from([0x22, 0xff, 0x22])),
    'more than 2 MiB': (response) => response.writeHead(200, json).end(long),
    'more than 2 MiB once unpacked': (response) =>
      response
        .writeHead(200, { ...json, 'content-encoding': 'gzip' })
        .end(gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20))),
    'half a packed document': (response) =>
      response
        .writeHead(200, { ...json, 'content-encoding': 'gzip' })
        .end(gzipSync(`{"data": "${'x'.repeat(5_000)}"}`).subarray(0, 30)),
    'packed in a way that was not asked for': (response) =>
      response.writeHead(200, { ...json, 'content-encoding': 'zstd' }).end('{}'),
    'said to be packed': (response) =>
      response.writeHead(200, { ...json, 'content-encoding': 'br' }).end('{"data": {}}'),
    'deeper than 64 levels': (response) => response.writeHead(200, json).end(deep),
  };

  it.each(Object.entries(bodies))('is unexpected: %s', async (_, answer) => {
    const upstream = await serve(answer);
    const failed = { ok: false, error: { code: 'unexpected_answer' }, effect: 'unknown' };
    expect(await tavusRequest(READ)).toMatchObject(failed);
    expect(upstream.seen).toHaveLength(1);
    expect(await tavusRequest(SAVE)).toMatchObject(failed);
    expect(upstream.seen).toHaveLength(2);
  });

  it('is a broken connection where less came than was announced', async () => {
    const upstream = await startRawUpstream((socket) =>
      socket.end(
        'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{"data":{}}',
      ),
    );
    pointAt(upstream);
    const failed = { ok: false, error: { code: 'network' }, effect: 'unknown' };
    expect(await tavusRequest(READ)).toMatchObject(failed);
    expect(upstream.seen).toHaveLength(3);
    expect(await tavusRequest(SAVE)).toMatchObject(failed);
    expect(upstream.seen).toHaveLength(4);
  });

  it.each([
    ['gzip', gzipSync],
    ['X-GZIP', gzipSync],
    ['br', brotliCompressSync],
    ['identity', Buffer.from],
  ])('is read as %s', async (coding, pack) => {
    await serve((response) =>
      response
        .writeHead(200, { ...json, 'content-encoding': coding })
        .end(pack(Buffer.from('{"data": "Grüße"}'))),
    );
    const read = await tavusRequest(READ);
    expect(read.ok && printJson(read.body)).toBe('{"data": "Grüße"}');
  });

  it('is read to exactly 2 MiB and 64 levels', async () => {
    const text = JSON.stringify('x'.repeat(2 * 1024 * 1024 - 2));
    await serve((response) => response.writeHead(200, json).end(text));
    expect(await tavusRequest(READ)).toMatchObject({ ok: true });
    await serve((response) => response.writeHead(200, json).end(deep.slice(1, -1)));
    expect(await tavusRequest(READ)).toMatchObject({ ok: true });
  });

  it('may be longer where the caller expects that, packed or not', async () => {
    const text = JSON.stringify('x'.repeat(3 * 1024 * 1024));
    const maxBytes = text.length;
    for (const [coding, pack] of [
      ['identity', Buffer.from],
      ['gzip', gzipSync],
    ] as const) {
      await serve((response) =>
        response.writeHead(200, { ...json, 'content-encoding': coding }).end(pack(text)),
      );
      expect(await tavusRequest({ ...READ, maxBytes })).toMatchObject({ ok: true });
      expect(await tavusRequest({ ...READ, maxBytes: maxBytes - 1 })).toMatchObject({ ok: false });
    }
  });
});

describe('a redirect', () => {
  const cases = [301, 302, 303, 307, 308].flatMap((status) =>
    [READ, SAVE].flatMap((call) =>
      (['same host', 'other host', 'nonsense'] as const).map(
        (where) => [status, call, where] as const,
      ),
    ),
  );

  it.each(cases)('%s is not followed: %o to the %s', async (status, call, where) => {
    const other = await startUpstream((_, response) => sendJson(response, { data: {} }));
    const own = await startUpstream((request, response) => {
      if (request.url === '/stolen') return sendJson(response, { data: {} });
      const location = { 'same host': '/stolen', 'other host': other.baseUrl.href, nonsense: '::' };
      sendJson(response, { data: {} }, status, { location: location[where] });
    });
    pointAt(own);
    const result = await tavusRequest(call);
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'unexpected_redirect' },
      effect: 'unknown',
    });
    expect(other.seen).toEqual([]);
    expect(own.seen).toHaveLength(1);
  });
});

describe('a refusal', () => {
  const cases = [
    [304, READ, 'unexpected_answer', 'unknown'],
    [304, SAVE, 'not_kept', 'unknown'],
    [400, READ, 'unexpected_answer', 'none'],
    [400, SAVE, 'bad_request', 'none'],
    [401, READ, 'key_rejected', 'none'],
    [401, SAVE, 'key_rejected', 'none'],
    [403, READ, 'forbidden', 'none'],
    [403, SAVE, 'forbidden', 'none'],
    [404, READ, 'not_found', 'none'],
    [404, SAVE, 'not_found', 'none'],
    [409, SAVE, 'conflict', 'none'],
    [412, SAVE, 'conflict', 'none'],
    [423, SAVE, 'conflict', 'none'],
    [408, SAVE, 'timeout', 'unknown'],
    [422, SAVE, 'bad_request', 'none'],
    [429, READ, 'rate_limited', 'none'],
    [429, SAVE, 'rate_limited', 'none'],
    [500, SAVE, 'upstream_error', 'unknown'],
    [503, SAVE, 'upstream_error', 'unknown'],
  ] as const;

  it.each(cases)('%s to %o is %s', async (status, call, code, effect) => {
    const upstream = await serve((response) => sendJson(response, { error: 'No.' }, status));
    expect(await tavusRequest(call)).toMatchObject({ ok: false, error: { code }, effect });
    expect(upstream.seen).toHaveLength(1);
  });

  it('of the server itself is tried three times for a read, once for a save', async () => {
    const upstream = await serve(html(502));
    const failed = { ok: false, error: { code: 'upstream_error' }, effect: 'unknown' };
    expect(await tavusRequest(READ)).toMatchObject(failed);
    expect(upstream.seen).toHaveLength(3);
    expect(await tavusRequest(SAVE)).toMatchObject(failed);
    expect(upstream.seen).toHaveLength(4);
  });

  it('is not tried again sooner than the API asks for', async () => {
    const upstream = await serve((response) =>
      sendJson(response, {}, 503, { 'retry-after': '60' }),
    );
    const result = await tavusRequest(READ);
    expect(result).toMatchObject({ ok: false, error: { retry_after_seconds: 60 } });
    expect(upstream.seen).toHaveLength(1);
  });

  it('is tried again once the API wants it, where that fits', async () => {
    const times: number[] = [];
    const upstream = await startUpstream((_, response) => {
      times.push(performance.now());
      if (times.length === 1) sendJson(response, {}, 503, { 'retry-after': '1' });
      else sendJson(response, { data: {} });
    });
    pointAt(upstream);
    expect(await tavusRequest(READ)).toMatchObject({ ok: true });
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(990);
  });

  it('says how long to wait, from seconds or from a date', async () => {
    const inAMinute = new Date(Date.now() + 60_000).toUTCString();
    await serve((response) => sendJson(response, {}, 429, { 'retry-after': '7' }));
    expect(await tavusRequest(SAVE)).toMatchObject({ error: { retry_after_seconds: 7 } });
    await serve((response) => sendJson(response, {}, 429, { 'retry-after': inAMinute }));
    const result = await tavusRequest(READ);
    const seconds = result.ok ? undefined : result.error.retry_after_seconds;
    expect(seconds).toBeGreaterThanOrEqual(58);
    expect(seconds).toBeLessThanOrEqual(60);
  });

  it('keeps its meaning where its body breaks off', async () => {
    const upstream = await startRawUpstream((socket) =>
      socket.end('HTTP/1.1 409 Conflict\r\ncontent-length: 99\r\n\r\n{"err'),
    );
    pointAt(upstream);
    const result = await tavusRequest(SAVE);
    expect(result).toMatchObject({ ok: false, error: { code: 'conflict' }, effect: 'none' });
  });

  it('with 421 does not make a save begin a second time', async () => {
    const upstream = await serve((response) => sendJson(response, {}, 421));
    expect(await tavusRequest(SAVE)).toMatchObject({ ok: false });
    expect(upstream.seen).toHaveLength(1);
    expect(upstream.connections()).toBe(1);
  });
});
