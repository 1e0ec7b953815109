import 'server-only';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createSandbox, type SandboxOptions } from './app';

export interface ServerOptions extends SandboxOptions {
  /** 0, the default, lets the system choose. */
  readonly port?: number;
  /** Default: 127.0.0.1. */
  readonly host?: string;
}

export interface RunningSandbox {
  /** The origin: `http://127.0.0.1:49152/`. */
  readonly url: URL;
  readonly apiKey: string;
  /** Stops listening and ends what is open. */
  close(): Promise<void>;
}

const KEEP_ALIVE_MS = 65_000;

/**
 * Starts the sandbox over real HTTP.
 * @throws Error where the address cannot be listened on (in use, not permitted)
 */
export async function startSandbox(options: ServerOptions): Promise<RunningSandbox> {
  const { app } = createSandbox(options);
  const server = createAdaptorServer({
    fetch: app.fetch,
    // Longer than clients keep idle connections: a request must not meet one that is being closed.
    serverOptions: { keepAliveTimeout: KEEP_ALIVE_MS },
  });
  const host = options.host ?? '127.0.0.1';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const address = server.address();
  const port = isAddressInfo(address) ? address.port : options.port;
  return {
    url: new URL(`http://${host.includes(':') ? `[${host}]` : host}:${port}/`),
    apiKey: options.apiKey,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

function isAddressInfo(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}
