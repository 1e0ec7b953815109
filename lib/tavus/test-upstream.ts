import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface TestUpstream {
  readonly baseUrl: URL;
  readonly seen: readonly SeenRequest[];
  /** How many connections are open now. */
  readonly openSockets: () => number;
  /** How many were opened in all. */
  readonly connections: () => number;
}

/** A real HTTP server on loopback for one test, in the place of the API. */
export async function startUpstream(
  answer: (request: SeenRequest, response: ServerResponse) => void,
): Promise<TestUpstream> {
  const seen: SeenRequest[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const { method = '', url = '', headers } = request;
    const one = { method, url, headers, body: Buffer.concat(chunks).toString('utf8') };
    seen.push(one);
    answer(one, response);
  });
  return { seen, ...(await listen(server)) };
}

/** A server that speaks bytes: for answers no HTTP library would send. */
export async function startRawUpstream(
  answer: (socket: Socket, request: string) => void,
): Promise<TestUpstream> {
  const seen: SeenRequest[] = [];
  const server = createTcpServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => {
      const text = bytes.toString('latin1');
      const [method = '', url = ''] = text.split(' ');
      seen.push({ method, url, headers: {}, body: text });
      answer(socket, text);
    });
  });
  return { seen, ...(await listen(server)) };
}

/** An address on loopback where nothing listens. */
export async function closedAddress(): Promise<URL> {
  const server = createTcpServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = addressOf(server);
  server.close();
  await once(server, 'close');
  return url;
}

async function listen(server: Server): Promise<Omit<TestUpstream, 'seen'>> {
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on('connection', (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return {
    baseUrl: addressOf(server),
    openSockets: () => sockets.size,
    connections: () => connections,
  };
}

function addressOf(server: Server): URL {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return new URL(`http://127.0.0.1:${address.port}/`);
}

/** Answers with JSON, whatever the value. */
export function sendJson(
  response: ServerResponse,
  value: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(value));
}
