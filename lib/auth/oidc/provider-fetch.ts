import 'server-only';
import type { CustomFetch } from 'openid-client';

/** Key sets and claims have a few kilobytes; what is longer is hostile or broken. Unpacked bytes. */
const MAX_BODY_BYTES = 256 * 1024;
const WITHOUT_BODY = [204, 205, 304];

/**
 * `fetch` for calls to the identity provider: never from a cache, never beyond a deadline or 256 KiB.
 * @param deadline ends every call, whatever time the call itself has left
 * @throws what `fetch` throws, and TypeError where the answer is too long
 */
export function providerFetch(deadline?: AbortSignal): CustomFetch {
  return async (url, { body, signal, ...options }) => {
    const signals = [signal, deadline].filter((one) => one !== undefined);
    const response = await fetch(url, {
      ...options,
      // Tokens are asked for with form parameters; nothing else is ever sent.
      body: body instanceof URLSearchParams ? body : null,
      cache: 'no-store',
      signal: AbortSignal.any(signals),
    });
    const { status, headers } = response;
    const text = await readBounded(response);
    return new Response(WITHOUT_BODY.includes(status) ? null : text, { status, headers });
  };
}

async function readBounded(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > MAX_BODY_BYTES) throw new TypeError('The answer is too long');
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
