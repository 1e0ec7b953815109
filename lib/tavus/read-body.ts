import 'server-only';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, type InputType, type ZlibOptions } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { headerOf } from './answer-head';

/** How a body may come packed. */
export const ACCEPT_ENCODING = 'gzip, br';

/** More than most answers have; what is longer is hostile or broken. Packed or not. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;

type Unpack = (bytes: InputType, options: ZlibOptions) => Promise<Buffer>;
const UNPACK: ReadonlyMap<string, Unpack> = new Map<string, Unpack>([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['br', promisify(brotliDecompress)],
]);

/**
 * Reads a body to its end, and gives up as soon as it grows beyond the limit: a few packed kilobytes
 * can unpack to gigabytes.
 * @param maxBytes the limit, for the body as it comes and unpacked
 * @returns the text; null where it is too long, wrongly packed or not UTF-8
 * @throws what undici throws where the connection breaks or the deadline passes
 */
export async function readBody(
  response: Dispatcher.ResponseData,
  maxBytes: number = MAX_BODY_BYTES,
): Promise<string | null> {
  const bytes = await readBytes(response.body, maxBytes);
  const coding = headerOf(response, 'content-encoding')?.trim().toLowerCase() ?? 'identity';
  return decode(coding === 'identity' ? bytes : await unpack(bytes, coding, maxBytes));
}

/** Ends a body that nobody reads, and its connection with it. */
export function dropBody({ body }: Dispatcher.ResponseData): void {
  // A stream that is ended before its end tells so by an error, which nobody else listens for.
  body.on('error', () => {}).destroy();
}

async function readBytes(body: AsyncIterable<unknown>, maxBytes: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('A body is made of bytes');
    length += chunk.byteLength;
    if (length > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function unpack(
  bytes: Buffer | null,
  coding: string,
  maxBytes: number,
): Promise<Buffer | null> {
  const read = UNPACK.get(coding);
  if (bytes === null || read === undefined) return null;
  // Cut off, not so packed, or beyond the limit: in no case an answer.
  return read(bytes, { maxOutputLength: maxBytes }).catch(() => null);
}

function decode(bytes: Uint8Array | null): string | null {
  if (bytes === null) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
