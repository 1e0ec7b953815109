import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { forward, readAll, spoil, write } from './answer';
import { FaultBook, faultSchema } from './fault';
import type { JournalEntry } from './journal';

const CONTROL = '/__control';

/**
 * A server between the dashboard and an API: notes every request, hands it on, and spoils what a
 * test has ordered at `/__control`.
 * @param target the API's address
 * @returns the proxy's own address, and how to end it
 */
export async function startProxy(target: string): Promise<{ url: string; close: () => void }> {
  const journal: JournalEntry[] = [];
  const faults = new FaultBook();
  const underWay = new Set<{ readonly path: string }>();

  const server = createServer((incoming, outgoing) => {
    void serve(incoming, outgoing).catch((error: unknown) => {
      outgoing.destroy(error instanceof Error ? error : undefined);
    });
  });

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', target);
    const body = await readAll(incoming);
    const { method = 'GET' } = incoming;
    const { pathname: path, search: query } = url;
    if (path.startsWith(CONTROL)) return void outgoing.end(control(method, url, body));
    const own = { path };
    underWay.add(own);
    outgoing.once('close', () => underWay.delete(own));
    const fault = faults.take(method, path, query);
    const isFaulty = fault !== undefined;
    journal.push({ method, path, query, body: body.toString('utf8'), at: Date.now(), isFaulty });
    const passed = fault?.body === undefined ? body : Buffer.from(fault.body);
    const pass = () => forward(url, incoming, passed);
    if (isFaulty) await spoil(fault, pass, outgoing);
    else write(outgoing, await pass());
  }

  function control(method: string, url: URL, body: Buffer): string {
    const [what, id = ''] = url.pathname.slice(CONTROL.length + 1).split('/');
    if (what === 'journal') {
      const beginning = url.searchParams.get('path') ?? '/';
      return JSON.stringify(journal.filter(({ path }) => path.startsWith(beginning)));
    }
    if (what === 'open') {
      const beginning = url.searchParams.get('path') ?? '/';
      return String([...underWay].filter(({ path }) => path.startsWith(beginning)).length);
    }
    if (what !== 'faults') throw new Error(`No control at ${url.pathname}`);
    if (method === 'POST') return faults.add(faultSchema.parse(JSON.parse(body.toString('utf8'))));
    faults.remove(id);
    return '';
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Not listening on TCP');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
