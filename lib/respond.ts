import 'server-only';
import type { FailureCode, Result } from './result';

/**
 * The HTTP status a failure travels with. Faults of the API behind are 502 and 504: a 401 or a
 * redirect of Tavus is nothing the browser could answer.
 */
const STATUS: Record<FailureCode, number> = {
  bad_request: 400,
  breaker_open: 503,
  conflict: 409,
  draft_conflict: 409,
  draft_not_discarded: 409,
  forbidden: 403,
  incomplete: 502,
  internal: 500,
  invalid_id: 400,
  invalid_input: 400,
  key_rejected: 502,
  network: 502,
  not_allowed: 403,
  not_editable: 403,
  not_granted: 403,
  other_user: 403,
  not_found: 404,
  not_kept: 502,
  not_reached: 502,
  rate_limited: 429,
  read_only: 403,
  set_too_large: 413,
  signed_out: 401,
  timeout: 504,
  unexpected_answer: 502,
  unexpected_redirect: 502,
  unknown_skill: 404,
  untrusted_request: 403,
  upstream_error: 502,
};

/** Nobody but the browser that asked may keep what is known of an account. */
const NO_STORE = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** The answer of a GET route: the data itself, or `{error: Failure}` under the status of its code. */
export function respond<T>(result: Result<T>): Response {
  if (result.ok) return Response.json(result.data, { headers: NO_STORE });
  const { code, retry_after_seconds } = result.error;
  const headers = new Headers(NO_STORE);
  if (retry_after_seconds !== undefined) headers.set('retry-after', String(retry_after_seconds));
  return Response.json({ error: result.error }, { status: STATUS[code], headers });
}

/**
 * Answers with a line of JSON an item, each batch sent as it comes. Batches are asked for as fast as
 * the browser takes them.
 * @param open begins the batches; its signal fires when the browser leaves before the end, and the
 *   generator is closed then, also where it waits for a slow browser
 * @param request the signal of the request
 */
export function respondWithLines<T>(
  open: (signal: AbortSignal) => AsyncGenerator<readonly T[], void>,
  request: AbortSignal,
): Response {
  const encoder = new TextEncoder();
  const left = new AbortController();
  const batches = open(left.signal);
  const leave = async () => {
    left.abort();
    await batches.return();
  };
  const onAbort = () => void leave();
  request.addEventListener('abort', onAbort, { once: true });
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await batches.next();
      if (next.done) {
        request.removeEventListener('abort', onAbort);
        controller.close();
      } else {
        const lines = next.value.map((item) => `${JSON.stringify(item)}\n`);
        controller.enqueue(encoder.encode(lines.join('')));
      }
    },
    cancel: leave,
  });
  if (request.aborted) onAbort();
  return new Response(stream, {
    headers: { ...NO_STORE, 'content-type': 'text/x-ndjson; charset=utf-8' },
  });
}

interface FileFacts {
  readonly type: string;
  readonly name: string;
  readonly more?: Readonly<Record<string, string>>;
}

/**
 * Answers with a file to be saved, made line by line as the browser takes it.
 * @param name of ASCII letters, digits, dots and dashes
 * @param more headers that say something of it
 */
export function respondWithFile(
  lines: Iterator<string, void>,
  { type, name, more }: FileFacts,
): Response {
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = takeLines(lines);
      if (next === '') controller.close();
      else controller.enqueue(encoder.encode(next));
    },
  });
  return new Response(stream, {
    headers: {
      ...NO_STORE,
      ...more,
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
    },
  });
}

/** Some lines at once: a chunk a line would cost more than the lines. */
function takeLines(lines: Iterator<string, void>): string {
  let text = '';
  while (text.length < 64 * 1_024) {
    const next = lines.next();
    if (next.done) break;
    text += next.value;
  }
  return text;
}
