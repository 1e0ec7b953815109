import { createServer, type Server } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { load } from './load';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

it('asks so often, for every path in turn, never more than eight at a time', async () => {
  const asked: string[] = [];
  let open = 0;
  let most = 0;
  const url = await listen((path, end) => {
    asked.push(path);
    open += 1;
    most = Math.max(most, open);
    setImmediate(() => {
      open -= 1;
      end(200);
    });
  });
  const { count, perSecond } = await load(url, ['/a', '/b'], { count: 41, maxMs: 60_000 });
  expect(count).toBe(41);
  expect(asked.filter((path) => path === '/b')).toHaveLength(20);
  expect(most).toBeLessThanOrEqual(8);
  expect(perSecond).toBeGreaterThan(0);
});

it('does not count a server that fails', async () => {
  const url = await listen((_, end) => end(503));
  await expect(load(url, ['/a'], { count: 1, maxMs: 60_000 })).rejects.toThrow('/a answered 503');
});

async function listen(answer: (path: string, end: (status: number) => void) => void) {
  server = createServer((request, response) => {
    answer(request.url ?? '', (status) => response.writeHead(status).end('x'.repeat(200_000)));
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}
