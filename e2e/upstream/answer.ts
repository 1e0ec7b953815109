import {
  request,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Fault } from './fault';

/** An answer of the API behind, whole. */
export interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: Buffer;
}

/** They belong to one connection, or are set anew. */
const OWN_HEADERS = new Set(['connection', 'content-length', 'host', 'transfer-encoding']);

/** Sends a request on to `url` as it came. */
export function forward(url: URL, incoming: IncomingMessage, body: Buffer): Promise<Answer> {
  const headers = { ...passedOn(incoming.headers), 'content-length': body.byteLength };
  return new Promise((resolve, reject) => {
    const onward = request(url, { method: incoming.method, headers }, (response) => {
      readAll(response).then((received) => {
        const { statusCode: status = 502 } = response;
        resolve({ status, headers: passedOn(response.headers), body: received });
      }, reject);
    });
    onward.once('error', reject).end(body);
  });
}

export function write(outgoing: ServerResponse, answer: Answer): void {
  start(outgoing, answer).end(answer.body);
}

/**
 * Answers as a fault says.
 * @param pass hands the request on to the API behind
 */
export async function spoil(
  { apply = 'now', delayMs = 0, answer }: Fault,
  pass: () => Promise<Answer>,
  outgoing: ServerResponse,
): Promise<void> {
  const real = apply === 'now' ? await pass() : undefined;
  if (typeof apply === 'object') void wait(apply.afterMs).then(pass);
  await wait(delayMs);
  switch (answer.kind) {
    case 'hang':
      return;
    case 'reset':
      outgoing.socket?.resetAndDestroy();
      return;
    case 'bomb':
      return write(outgoing, bomb());
    case 'deep':
      return write(outgoing, deep());
    case 'status':
      return write(outgoing, {
        status: answer.status,
        headers: { 'content-type': 'application/json', ...answer.headers },
        body: Buffer.from(answer.body ?? ''),
      });
    case 'real':
      return write(outgoing, needed(real));
    case 'cut':
      return cut(outgoing, needed(real));
    case 'drip':
      return drip(outgoing, needed(real), answer.everyMs);
  }
}

/** Thirty megabytes of blanks in a set: JSON, and far more than any answer has. */
function bomb(): Answer {
  const text = `{"data":${' '.repeat(30 * 1024 * 1024)}{}}`;
  return {
    status: 200,
    headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    body: gzipSync(text),
  };
}

function deep(): Answer {
  const config = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(`{"data":{"magic_canvas":{"config":${config}}}}`),
  };
}

export async function readAll(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function passedOn(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !OWN_HEADERS.has(name)));
}

function needed(answer: Answer | undefined): Answer {
  if (answer === undefined) throw new Error("This answer needs apply: 'now'");
  return answer;
}

function start(outgoing: ServerResponse, { status, headers, body }: Answer): ServerResponse {
  return outgoing.writeHead(status, { ...headers, 'content-length': body.byteLength });
}

function cut(outgoing: ServerResponse, answer: Answer): void {
  const half = answer.body.subarray(0, Math.floor(answer.body.byteLength / 2));
  start(outgoing, answer).write(half, () => outgoing.destroy());
}

async function drip(outgoing: ServerResponse, answer: Answer, everyMs: number): Promise<void> {
  start(outgoing, answer);
  for (const byte of answer.body) {
    if (outgoing.destroyed) return;
    outgoing.write(Buffer.of(byte));
    await wait(everyMs);
  }
  outgoing.end();
}
