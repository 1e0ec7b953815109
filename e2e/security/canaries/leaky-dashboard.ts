import { once } from 'node:events';
import { createServer } from 'node:http';
import { freePort } from '@/lib/cli/ports';
import { ask } from '../ask';

export interface LeakyDashboard {
  readonly url: string;
  /** What every body and a header of every answer end with from now on. */
  leak(text: string): void;
  stop(): void;
}

/** The dashboard as it would be with a fault that tells a secret in every answer it gives. */
export async function startLeakyDashboard(base: string): Promise<LeakyDashboard> {
  let leaked = '';
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
      const headers = Object.fromEntries(
        Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
      );
      const { method = 'GET', url = '/' } = incoming;
      const body = Buffer.concat(chunks);
      const answer = await ask(base, {
        ...{ method, path: url, body },
        headers: { ...headers, host: new URL(base).host, 'accept-encoding': 'identity' },
      });
      const { location } = answer.headers;
      outgoing.writeHead(answer.status, {
        ...(typeof location === 'string' && { location }),
        'content-type': String(answer.headers['content-type'] ?? 'text/plain'),
        // In a header only what may stand in one.
        'x-leak': leaked,
      });
      outgoing.end(`${answer.text}\n${leaked}`);
    })().catch((error: unknown) => outgoing.destroy(error instanceof Error ? error : undefined));
  });
  const port = await freePort();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${port}`,
    leak: (text) => {
      leaked = text;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
