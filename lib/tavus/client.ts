import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { fail } from '@/lib/failures';
import type { Failure } from '@/lib/result';
import { attempt, type HeldPlace, type TavusResult } from './attempt';
import { visit } from './health';
import { forgetReads, joinRead } from './joined-reads';
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
  /** The longest answer that is read, in bytes; 2 MiB where it is not given. */
  readonly maxBytes?: number;
  /** How often a read is tried, 3 at most. A write is sent once. */
  readonly maxTries?: number;
  /** A read that is a call of its own: it must not be handed what an equal one was told earlier. */
  readonly isAlone?: boolean;
  /** A read on which the outcome of a save hangs: alone, before others, and past an open breaker. */
  readonly isUrgent?: boolean;
  /** A read that is made although the API asked for a pause. */
  readonly ignoresPause?: boolean | undefined;
  /** A place that is held for several calls: this one waits for none. */
  readonly held?: HeldPlace | undefined;
  /** A read nobody waits for by itself: it takes a place only when no other call wants it. */
  readonly isBackground?: boolean;
}

const READ_ATTEMPT_MS = 8_000;
const READ_TOTAL_MS = 15_000;
const SAVE_MS = 20_000;
const MAX_READS = 3;
/** Less than this left is not worth another try. */
const LEAST_TRY_MS = 250;

const PASSING: readonly Failure['code'][] = ['network', 'not_reached', 'timeout', 'upstream_error'];

/**
 * The one way to the API. Reads are tried up to three times where the fault may pass, and equal
 * ones that run at the same time are one call; a write is sent once, whatever happens. Nothing is
 * sent where the API has just failed again and again, or has asked to be left alone.
 * @returns the answer as a JSON tree whose envelope the caller checks, or a failure as a value
 */
export async function tavusRequest(request: TavusRequest): Promise<TavusResult> {
  const { baseUrl, apiKey } = upstream();
  const url = buildRequestUrl(baseUrl, request.path, request.query);
  if (url === null) return { ...fail('invalid_id'), effect: 'none' };
  const { method, isAlone = false, isUrgent = false, attemptMs, totalMs } = request;
  const to: Target = { baseUrl, apiKey, url };
  if (method === 'PUT') {
    forgetReads(url);
    return call(request, to, undefined).finally(() => forgetReads(url));
  }
  if (isAlone || isUrgent) return call(request, to, request.signal);
  const key = [url.href, attemptMs, totalMs].join(' ');
  return joinRead(key, request.signal, (signal) => call(request, to, signal));
}

interface Target {
  readonly baseUrl: URL;
  readonly apiKey: string;
  readonly url: URL;
}

/** @param reader ends the call: its reader left */
async function call(
  request: TavusRequest,
  { baseUrl, apiKey, url }: Target,
  reader: AbortSignal | undefined,
): Promise<TavusResult> {
  const { method, path, body, held, maxBytes, maxTries = MAX_READS } = request;
  const { isUrgent = false, isBackground = false, ignoresPause = false } = request;
  const isRead = method === 'GET';
  const totalMs = request.totalMs ?? (isRead ? READ_TOTAL_MS : SAVE_MS);
  const attemptMs = request.attemptMs ?? (isRead ? READ_ATTEMPT_MS : SAVE_MS);
  const until = performance.now() + totalMs;
  const { refuse, admit, isTrial, note, settle } = visit(baseUrl, path, {
    isWrite: !isRead,
    isUrgent,
    ignoresPause,
  });
  const msLeft = () => Math.max(until - performance.now(), 1);
  const refused = refuse() && (await withDeadline(msLeft(), reader, admit));
  if (refused !== null) return { ok: false, error: refused, effect: 'none' };
  const rank = !isRead || isUrgent ? 'first' : isBackground ? 'last' : 'in_turn';
  let last: TavusResult | null = null;
  try {
    for (let tries = 1; ;) {
      const ms = Math.min(attemptMs, msLeft());
      const { isSent, result } = await withDeadline(ms, reader, (signal) =>
        attempt({ method, url, apiKey, body, maxBytes, signal, rank, held, refuse, note }),
      );
      if (!isSent) {
        // Another call began to try the API while this one waited for a place.
        const isShut = !result.ok && result.error.code === 'breaker_open' && last === null;
        if (isShut && (await withDeadline(msLeft(), reader, admit)) === null) continue;
        return last ?? result;
      }
      last = result;
      if (result.ok || !isRead || tries >= maxTries || isTrial()) return result;
      const pause = pauseBefore(tries, result.error);
      if (pause === null || performance.now() + pause + LEAST_TRY_MS > until) return result;
      if (!(await slept(pause, reader))) return result;
      tries += 1;
    }
  } finally {
    settle(reader?.aborted ? null : last);
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
