import 'server-only';
import { Agent, request } from 'undici';
import { parseJson } from '@/lib/json/parse';
import type { JsonNode } from '@/lib/json/node';
import { headerOf, isJson } from './answer-head';
import { ACCEPT_ENCODING, readBody } from './read-body';
import { buildRequestUrl } from './request-url';
import type { Upstream } from './upstream';

const CONNECT_MS = 5_000;
const TOTAL_MS = 15_000;
const MAX_BYTES = 8 * 1024 * 1024;

export type Probe =
  | {
      readonly ok: true;
      readonly status: number;
      /** A header's value, or null. */
      readonly header: (name: string) => string | null;
      readonly headerNames: readonly string[];
      /** Null where the answer is not JSON. */
      readonly body: JsonNode | null;
      readonly durationMs: number;
    }
  /** `code` is a word of the system or the library, such as `ECONNREFUSED`. */
  | { readonly ok: false; readonly code: string };

/**
 * Reads an address of the API once: without retries, circuit breaker or cache, so that a diagnosis
 * sees what is there. Redirects are not followed. It can only read.
 * @param path the parts of the path, unencoded
 */
export async function probe(
  { baseUrl, apiKey }: Upstream,
  path: readonly string[],
  query: Readonly<Record<string, string>> = {},
): Promise<Probe> {
  const url = buildRequestUrl(baseUrl, path, query);
  if (url === null) return { ok: false, code: 'INVALID_ID' };
  const dispatcher = new Agent({ connect: { timeout: CONNECT_MS } });
  const startedAt = performance.now();
  try {
    const answer = await request(url, {
      method: 'GET',
      headers: {
        'x-api-key': apiKey,
        accept: 'application/json',
        'accept-encoding': ACCEPT_ENCODING,
      },
      dispatcher,
      signal: AbortSignal.timeout(TOTAL_MS),
    });
    const text = await readBody(answer, MAX_BYTES);
    const parsed = text !== null && isJson(answer) ? parseJson(text) : null;
    return {
      ok: true,
      status: answer.statusCode,
      header: (name) => headerOf(answer, name),
      headerNames: Object.keys(answer.headers),
      body: parsed?.ok ? parsed.value : null,
      durationMs: Math.round(performance.now() - startedAt),
    };
  } catch (error) {
    return { ok: false, code: codeOf(error) };
  } finally {
    await dispatcher.destroy();
  }
}

/** The code of an error or of what caused it; never its message, which could repeat an address. */
function codeOf(thrown: unknown): string {
  let current: unknown = thrown;
  for (let depth = 0; depth < 8 && current instanceof Error; depth += 1) {
    if (current.name === 'TimeoutError') return 'ETIMEDOUT';
    const code = 'code' in current ? String(current.code) : '';
    if (/^[A-Z][A-Z0-9_]{1,59}$/.test(code)) return code;
    current = current instanceof AggregateError ? current.errors[0] : current.cause;
  }
  return 'unknown';
}
