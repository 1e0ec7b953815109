import 'server-only';
import type { Response } from 'undici';

/** More than any account's page of answers; what is longer is hostile or broken. Unpacked bytes. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;

/**
 * Reads a body to its end, as it comes, and gives up as soon as it grows beyond the limit: a few
 * packed kilobytes can unpack to gigabytes.
 * @returns the text; null where it is too long or not UTF-8
 * @throws what `fetch` throws where the connection breaks or the deadline passes
 */
export async function readBody(response: Response): Promise<string | null> {
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (!(value instanceof Uint8Array)) throw new TypeError('A body is made of bytes');
    length += value.byteLength;
    if (length > MAX_BODY_BYTES) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
  return decode(Buffer.concat(chunks));
}

/** Whether the answer says it is JSON. */
export function isJson(response: Response): boolean {
  const type = response.headers.get('content-type') ?? '';
  return /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type.trim());
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
