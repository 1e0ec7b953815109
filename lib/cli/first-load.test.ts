import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, it } from 'vitest';
import { firstLoadLine, measureFirstLoad, scriptsOf } from './first-load';

const HTML = `<!DOCTYPE html><html><head>
<link rel="preload" as="script" fetchPriority="low" href="/a.js"/>
<link rel="preload" as="font" href="/font.woff2"/><link rel="stylesheet" href="/style.css"/>
<script src="/b.js?x=1&amp;y=2" async=""></script><script src="/old.js" noModule=""></script>
</head><body><script>inline()</script><script src="/a.js" async=""></script></body></html>`;

const server = createServer();
afterEach(() => server.close());

it('finds every script a modern browser loads at first, each once', () => {
  expect(scriptsOf(HTML)).toEqual(['/a.js', '/b.js?x=1&y=2']);
});

it('adds up what the files weigh when they are gzipped', async () => {
  const files = new Map([
    ['/page', Buffer.from(HTML)],
    ['/a.js', randomBytes(2_000)],
    ['/b.js?x=1&y=2', Buffer.from('let a = 1;'.repeat(1_000))],
  ]);
  const url = await listen(files);
  const load = await measureFirstLoad('page', `${url}/page`);
  const weight = (file: string) => gzipSync(files.get(file) ?? '').byteLength;
  const gzipBytes = weight('/a.js') + weight('/b.js?x=1&y=2');
  expect(load).toEqual({ label: 'page', files: 2, gzipBytes });
});

it('does not measure a page that fails', async () => {
  const url = await listen(new Map());
  await expect(measureFirstLoad('page', `${url}/page`)).rejects.toThrow('answered 404');
});

it('prints kilobytes of 1,000 bytes', () => {
  expect(firstLoadLine({ label: 'list', files: 7, gzipBytes: 123_456 })).toBe(
    'First-load JavaScript, list: 123.5 kB gzip in 7 files',
  );
});

async function listen(files: ReadonlyMap<string, Buffer>): Promise<string> {
  server.removeAllListeners('request').on('request', (request, response) => {
    const file = files.get(request.url ?? '');
    response.writeHead(file === undefined ? 404 : 200).end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}
