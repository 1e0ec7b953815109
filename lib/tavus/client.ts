import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { fail, type Failure } from '@/lib/result';
import { attempt, type TavusResult } from './attempt';
import { buildRequestUrl } from './request-url';
import { upstream } from './upstream';

export type { TavusResult } from './attempt';

export interface TavusRequest {
  readonly method: 'GET' | 'PUT';
  /** The parts of the path, unencoded: `['v2', 'pals', palId, 'skills']`. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body?: string;
  /** Ends a read whose reader has left. A write goes on: half a save would help nobody. */
  readonly signal?: AbortSignal | undefined;
  /** The longest one attempt may take, in milliseconds. */
  readonly attemptMs?: number;
  /** The longest all of it may take, waiting for a place included, in milliseconds. */
  readonly totalMs?: number;
}

const READ_ATTEMPT_MS = 8_000;
const READ_TOTAL_MS = 15_000;
const SAVE_MS = 20_000;
const MAX_READS = 3;
/** Less than this left is not worth another try. */
const LEAST_TRY_MS = 250;

const PASSING: readonly Failure['code'][] = ['network', 'not_reached', 'timeout', 'upstream_error'];

/**
 * The one way to the API. Reads are tried up to three times where the fault may pass; a write is
 * sent once, whatever happens.
 * @returns the answer as a JSON tree whose envelope the caller checks, or a failure as a value
 */
export async function tavusRequest(request: TavusRequest): Promise<TavusResult> {
  const { baseUrl, apiKey } = upstream();
  const url = buildRequestUrl(baseUrl, request.path, request.query);
  if (url === null) return { ...fail('invalid_id'), effect: 'none' };
  const { method, body } = request;
  const isRead = method === 'GET';
  const totalMs = request.totalMs ?? (isRead ? READ_TOTAL_MS : SAVE_MS);
  const attemptMs = request.attemptMs ?? (isRead ? READ_ATTEMPT_MS : SAVE_MS);
  const until = performance.now() + totalMs;
  for (let tries = 1; ; tries += 1) {
    const ms = Math.max(Math.min(attemptMs, until - performance.now()), 1);
    const result = await withDeadline(ms, isRead ? request.signal : undefined, (signal) =>
      attempt({ method, url, apiKey, body, signal }),
    );
    if (result.ok || !isRead || tries === MAX_READS) return result;
    const pause = pauseBefore(tries, result.error);
    if (pause === null || performance.now() + pause + LEAST_TRY_MS > until) return result;
    if (!(await slept(pause, request.signal))) return result;
  }
}

/**
 * How long to wait before another read, in milliseconds: as long as the API asks, else a moment
 * that no two callers share.
 * @returns null where another read would end the same
 */
function pauseBefore(tries: number, error: Failure): number | null {
  if (!PASSING.includes(error.code)) return null;
  if (error.retry_after_seconds !== undefined) return error.retry_after_seconds * 1_000;
  return 150 * 2 ** tries * (0.5 + Math.random());
}

async function withDeadline<T>(
  ms: number,
  outer: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = new AbortController();
  const end = () => deadline.abort();
  const timer = setTimeout(end, ms);
  if (outer?.aborted) end();
  outer?.addEventListener('abort', end, { once: true });
  try {
    return await run(deadline.signal);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', end);
  }
}

/** False where the reader left meanwhile. */
async function slept(ms: number, signal: AbortSignal | undefined): Promise<boolean> {
  try {
    await sleep(ms, undefined, signal === undefined ? {} : { signal });
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') return false;
    throw error;
  }
}
