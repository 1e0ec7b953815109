import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { headEveryAnswer } from './every-answer';

let seen: IncomingHttpHeaders = {};
const server = createServer((request, response) => {
  seen = request.headers;
  response.end('ok');
});

beforeAll(async () => {
  headEveryAnswer({ isHttps: true, isDevelopment: false });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

async function get(path: string, headers: Record<string, string> = {}) {
  const { port } = server.address() as AddressInfo;
  return fetch(`http://127.0.0.1:${port}${path}`, { headers });
}

it('an answer has its headers before anybody handles the request', async () => {
  const { headers } = await get('/');
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'none';/);
  expect(headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains');
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.get('cache-control')).toBe('no-store');
});

it('static files keep the lifetime they are served with', async () => {
  expect((await get('/_next/static/chunks/a.js?dpl=1')).headers.has('cache-control')).toBe(false);
});

it('a request id is ours, told to the handler and in the answer, whatever the sender wrote', async () => {
  const { headers } = await get('/', { 'X-Request-Id': 'forged' });
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(seen['x-request-id']).toBe(headers.get('x-request-id'));
});
