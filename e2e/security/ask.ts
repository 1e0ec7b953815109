import { Agent, request } from 'node:http';

export interface Ask {
  readonly method?: string;
  /** Sent as it is written, also where it is no tidy address. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** The address it comes from: another one of this machine is another client. */
  readonly from?: string;
}

export interface Asked {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** All of the answer, headers first: for looking for what must not be in it. */
  readonly whole: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

/**
 * Asks a server exactly so: no browser or `fetch` sets, drops or tidies anything, and no redirect is
 * followed.
 * @param base the server's origin
 */
export function ask(base: string, asked: Ask): Promise<Asked> {
  const { method = 'GET', path, headers, body, from } = asked;
  const { hostname, port } = new URL(base);
  const target = { agent, hostname, port, method, path, headers, localAddress: from };
  return new Promise((resolve, reject) => {
    const outgoing = request(target, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.once('error', reject);
      incoming.once('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const whole = `${incoming.rawHeaders.join('\n')}\n\n${text}`;
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, whole });
      });
    });
    outgoing.once('error', (error: NodeJS.ErrnoException) => {
      // A server may end a connection that has long been idle at the very moment it is used again:
      // then it has not seen the request.
      if (outgoing.reusedSocket && error.code === 'ECONNRESET') resolve(ask(base, asked));
      else reject(error);
    });
    outgoing.end(body);
  });
}
