import 'server-only';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { clientAddress, clientKey, PEER_HEADER } from '@/lib/auth/client-address';
import { reportRefusal } from '@/lib/auth/refusals';
import { sessionCookie } from '@/lib/auth/seal';
import { sessionFromCookie } from '@/lib/auth/sessions';
import { env } from '@/lib/env';
import { ownExchange } from '@/lib/graceful-stop';
import { withRequestContext } from '@/lib/log/request-context';
import { judgeBody } from './body-rules';
import { cookieIn } from './cookie-in';
import { createOpenBodies, DEADLINE_MS } from './open-bodies';

/** For the head of a request, and for all of it. Node looks every 30 s. */
const HEADERS_MS = 20_000;
const REQUEST_MS = 150_000;
/** Each holds up to 16 kB of a head; a browser has 6, a proxy some dozens. */
const MAX_CONNECTIONS = 2_000;
/** How long the rest of a refused body is read and dropped, so that its sender sees the answer. */
const LINGER_MS = 2_000;

const WORDS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  405: 'Method Not Allowed',
  411: 'Length Required',
  413: 'Content Too Large',
  503: 'Service Unavailable',
};

const guarded = new WeakSet<Server>();
const bodies = createOpenBodies();

/**
 * Checks every request with a body before Next sees it: Next holds bodies in memory while they
 * arrive, from any sender. Node publishes each request before it is handled; at the first one of a
 * server this puts itself in front of Next's handler.
 */
export function guardBodies(): void {
  subscribe('http.server.request.start', (message) => {
    const server = ownExchange(message)?.server;
    if (server === undefined || guarded.has(server)) return;
    guarded.add(server);
    guardServer(server);
  });
}

function guardServer(server: Server): void {
  server.headersTimeout = HEADERS_MS;
  server.requestTimeout = REQUEST_MS;
  server.maxConnections = MAX_CONNECTIONS;
  const handlers = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const handle = () => {
      for (const handler of handlers) Reflect.apply(handler, server, [request, response]);
    };
    admit(request, response, handle).catch(() => response.destroy());
  });
}

/** Hands a request on, or answers it and reads nothing of it. */
async function admit(
  request: IncomingMessage,
  response: ServerResponse,
  handle: () => void,
): Promise<void> {
  const { method = 'GET', url = '/', headers } = request;
  const verdict = judgeBody({ method, url, headers });
  if (verdict.kind === 'none') return handle();
  if (verdict.kind === 'refused') return refuse(request, response, verdict);
  const isKnown = await isSignedIn(headers.cookie);
  if (!isKnown && verdict.kind === 'large') {
    return refuse(request, response, { status: 413, reason: 'body_too_large' });
  }
  const bodyClass = isKnown ? verdict.kind : 'stranger';
  const end = bodies.begin(bodyClass, clientOf(request));
  if (end === null) return refuse(request, response, { status: 503, reason: 'too_many_bodies' });
  follow(request, response, DEADLINE_MS[bodyClass], end);
  handle();
}

/** Ends the count at the end of the body or of the answer, and the connection at the deadline. */
function follow(
  request: IncomingMessage,
  response: ServerResponse,
  deadlineMs: number,
  end: () => void,
): void {
  const timer = setTimeout(() => {
    report(request, 'body_too_slow');
    request.socket.destroy();
  }, deadlineMs).unref();
  const done = () => {
    clearTimeout(timer);
    end();
  };
  request.once('end', done);
  response.once('close', done);
}

function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { status, reason }: { readonly status: number; readonly reason: string },
): void {
  report(request, reason);
  const words = WORDS[status] ?? 'Refused';
  const timer = setTimeout(() => request.socket.destroy(), LINGER_MS).unref();
  request.once('end', () => clearTimeout(timer));
  response
    .writeHead(status, {
      'Content-Type': 'text/plain; charset=utf-8',
      ...(status === 405 && { Allow: 'GET, HEAD' }),
      ...(status === 503 && { 'Retry-After': '5' }),
    })
    .end(words);
}

async function isSignedIn(cookieHeader: string | undefined): Promise<boolean> {
  if (env().signIn === null) return true;
  const value = cookieIn(cookieHeader, sessionCookie(env()).name);
  return (await sessionFromCookie(value)) !== null;
}

function report({ method, url, headers }: IncomingMessage, code: string): void {
  const id = headers['x-request-id'];
  const context = {
    request_id: typeof id === 'string' ? id : '',
    client: addressIn(headers),
  };
  withRequestContext(context, () =>
    reportRefusal({ door: `body ${method} ${url?.split('?')[0]}`, code }),
  );
}

function clientOf({ headers }: IncomingMessage): string {
  return clientKey(addressIn(headers));
}

function addressIn(headers: IncomingMessage['headers']): string {
  const given = new Headers();
  for (const name of [PEER_HEADER, 'x-forwarded-for']) {
    const value = headers[name];
    if (typeof value === 'string') given.set(name, value);
  }
  return clientAddress(given);
}
