import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseJson } from '@/lib/json/parse';
import type { Fault } from './fault';
import { startProxy } from './proxy';

const BODY = JSON.stringify({ data: { internet_search: {} } });

let api: Server;
let applied: string[] = [];
let proxy: Awaited<ReturnType<typeof startProxy>>;

beforeEach(async () => {
  applied = [];
  api = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      applied.push(`${request.method} ${request.url} ${request.headers['x-api-key']} ${body}`);
      response.writeHead(200, { 'content-type': 'application/json' }).end(BODY);
    });
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  const address = api.address();
  proxy = await startProxy(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
});

afterEach(() => {
  proxy.close();
  api.close();
});

describe('startProxy', () => {
  it('hands requests on as they came and notes them', async () => {
    const response = await put('/v2/pals/p1/skills?a=%20', '{"skills":{}}');
    expect([response.status, await response.text()]).toEqual([200, BODY]);
    expect(applied).toEqual(['PUT /v2/pals/p1/skills?a=%20 the-key {"skills":{}}']);
    expect(await journal('/v2/pals/p1')).toMatchObject([
      { method: 'PUT', path: '/v2/pals/p1/skills', query: '?a=%20', isFaulty: false },
    ]);
    expect(await journal('/v2/pals/p2')).toEqual([]);
  });

  it('spoils as many requests as ordered, and only those that fit', async () => {
    await order({ method: 'PUT', path: '/v2/pals/p1/*', times: 1, apply: 'never', ...status(503) });
    expect((await get('/v2/pals/p1/skills')).status).toBe(200);
    expect((await put('/v2/pals/p2/skills')).status).toBe(200);
    expect((await put('/v2/pals/p1/skills')).status).toBe(503);
    expect((await put('/v2/pals/p1/skills')).status).toBe(200);
    expect(applied.filter((line) => line.startsWith('PUT /v2/pals/p1'))).toHaveLength(1);
  });

  it('ends a fault when it is taken back', async () => {
    const id = await order({ path: '/v2/skills', ...status(500) });
    expect((await get('/v2/skills')).status).toBe(500);
    await fetch(`${proxy.url}/__control/faults/${id}`, { method: 'DELETE' });
    expect((await get('/v2/skills')).status).toBe(200);
  });

  it('applies a request and loses its answer', async () => {
    await order({ path: '/v2/pals/p1/skills', answer: { kind: 'reset' } });
    await expect(put('/v2/pals/p1/skills')).rejects.toThrow();
    expect(applied).toHaveLength(1);
  });

  it('loses the answer and applies the request later', async () => {
    const fault = { apply: { afterMs: 50 }, answer: { kind: 'reset' as const } };
    await order({ path: '/v2/pals/p1/skills', ...fault });
    await expect(put('/v2/pals/p1/skills')).rejects.toThrow();
    expect(applied).toEqual([]);
    await expect.poll(() => applied.length).toBe(1);
  });

  it('cuts an answer in the middle', async () => {
    await order({ path: '/v2/pals/p1/skills', answer: { kind: 'cut' } });
    const response = await get('/v2/pals/p1/skills');
    await expect(response.text()).rejects.toThrow();
  });

  it('gives the API another body, and meets only the query it is ordered for', async () => {
    const fault = { path: '/v2/pals', query: 'page=2', body: '{"other":1}' };
    await order({ ...fault, answer: { kind: 'real' } });
    await put('/v2/pals?page=1', '{"mine":1}');
    await put('/v2/pals?page=2', '{"mine":1}');
    expect(applied.map((line) => line.split(' ').at(-1))).toEqual(['{"mine":1}', '{"other":1}']);
  });

  it('packs a bomb, and nests deeper than JSON is read here', async () => {
    await order({ path: '/bomb', answer: { kind: 'bomb' } });
    await order({ path: '/deep', answer: { kind: 'deep' } });
    const bomb = await get('/bomb');
    expect(Number(bomb.headers.get('content-length'))).toBeLessThan(100_000);
    expect((await bomb.text()).length).toBeGreaterThan(20_000_000);
    expect(parseJson(await (await get('/deep')).text()).ok).toBe(false);
  });

  it('tells which requests wait for their answer, until they are given up', async () => {
    await order({ path: '/silent', answer: { kind: 'hang' } });
    const open = async () => (await get('/__control/open?path=/silent')).text();
    const waiting = fetch(`${proxy.url}/silent`, { signal: AbortSignal.timeout(200) });
    await expect.poll(open).toBe('1');
    await expect(waiting).rejects.toThrow(/aborted/);
    await expect.poll(open).toBe('0');
  });

  it('stays silent, or drips, for as long as the dashboard waits', async () => {
    await order({ path: '/silent', answer: { kind: 'hang' } });
    await order({ path: '/slow', answer: { kind: 'drip', everyMs: 20 } });
    const within = { signal: AbortSignal.timeout(100) };
    await expect(fetch(`${proxy.url}/silent`, within)).rejects.toThrow(/aborted/);
    const slow = await fetch(`${proxy.url}/slow`, { signal: AbortSignal.timeout(100) });
    await expect(slow.text()).rejects.toThrow(/aborted/);
  });
});

function status(code: number): Pick<Fault, 'answer'> {
  return { answer: { kind: 'status', status: code } };
}

async function order(fault: Fault): Promise<string> {
  const body = JSON.stringify(fault);
  return (await fetch(`${proxy.url}/__control/faults`, { method: 'POST', body })).text();
}

async function journal(path: string): Promise<unknown> {
  return (await fetch(`${proxy.url}/__control/journal?path=${path}`)).json();
}

function get(path: string): Promise<Response> {
  return fetch(proxy.url + path);
}

function put(path: string, body = '{}'): Promise<Response> {
  return fetch(proxy.url + path, { method: 'PUT', body, headers: { 'x-api-key': 'the-key' } });
}
