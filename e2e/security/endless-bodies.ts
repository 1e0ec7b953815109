import { connect, type Socket } from 'node:net';

/** A request that is sent in part over a connection of its own, and never ended. */
export interface Endless {
  /** The status of the answer, or null while there is none. */
  readonly status: () => number | null;
  /** Whether the server still has the connection open. */
  readonly isOpen: () => boolean;
  readonly close: () => void;
}

interface Head {
  readonly method?: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** How much of the body is sent, in bytes. */
  readonly sent: number;
}

/** Begins a request to a server at this origin, and never ends it. */
export function beginRequest(
  base: string,
  { method = 'POST', path, headers, sent }: Head,
): Endless {
  const { hostname, port, host } = new URL(base);
  const lines = Object.entries({ host, ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const socket: Socket = connect(Number(port), hostname);
  let answer = '';
  let isOpen = true;
  socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
  // The server may end it while the body is still on its way.
  socket.on('error', () => undefined);
  // Without a reader of its own a socket never ends.
  socket.on('end', () => socket.destroy());
  socket.on('close', () => (isOpen = false));
  socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
  if (sent > 0) {
    const body = 'x'.repeat(sent);
    const isChunked = headers['transfer-encoding'] !== undefined;
    socket.write(isChunked ? `${sent.toString(16)}\r\n${body}\r\n` : body);
  }
  return {
    status: () => {
      const status = /^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1];
      return status === undefined ? null : Number(status);
    },
    isOpen: () => isOpen,
    close: () => socket.destroy(),
  };
}
