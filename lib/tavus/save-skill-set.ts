import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { failure } from '@/lib/failures';
import { onUnfinishedStop } from '@/lib/graceful-stop';
import { ok, type FailureCode, type Result } from '@/lib/result';
import type { SaveOutcome, SaveRequest, SaveStatus } from '@/lib/skill-set/outcome';
import { once, recall } from './once';
import { withPalLock } from './pal-lock';
import { sendSave, type SaveProgress, type Sending, type Sent } from './send-save';
import {
  SAVE_TIMING,
  settleAnswered,
  settleLost,
  settleRefused,
  type SaveTiming,
} from './settle-save';
import { isStockPal } from './typed-lists';
import type { SkillSetView } from './wire';

/** A save that is over, for its record. */
export interface EndedSave {
  /** Null where a bug ended it, or the process ended before it. */
  readonly result: Result<SaveOutcome> | null;
  /** Whether the process ended before it. */
  readonly isCutOff: boolean;
  /** Whether a PUT had left, or was about to. */
  readonly isSent: boolean;
  /** The set as it was read right before; null where it was not. */
  readonly before: SkillSetView | null;
  /** The set as it was read last, after anything was sent; null where it was not. */
  readonly after: SkillSetView | null;
  /** From its request, the wait for other saves included. */
  readonly durationMs: number;
}

export interface SaveOptions {
  readonly timing?: SaveTiming;
  /**
   * Called right before the PUT leaves, with the set that it replaces. Another program can write
   * while it runs, so it must not take long. What it throws is a bug, and then nothing is sent.
   */
  readonly onStart?: (before: SkillSetView) => void;
  /** Called once for every save, and not for replays. What it throws is a bug. */
  readonly onEnd?: (ended: EndedSave) => void;
}

/**
 * Saves changes to a PAL's set: reads the set again, refuses where it is no longer the one the
 * changes were made on, sends the whole set once, and reads it back.
 * Saves of one PAL run one at a time. Each `saveId` runs once. A save continues when the browser
 * disconnects.
 * @returns how it ended; a failure only where the request itself makes no sense
 */
export function saveSkillSet(
  request: SaveRequest,
  { timing = SAVE_TIMING, onStart = () => undefined, onEnd }: SaveOptions = {},
): Promise<Result<SaveOutcome>> {
  const run = async () => {
    const progress: SaveProgress = { before: null, after: null, isSent: false, isOver: false };
    const start = performance.now();
    const end = (result: EndedSave['result'], isCutOff: boolean) => {
      if (progress.isOver) return;
      progress.isOver = true;
      const { before, after, isSent } = progress;
      const durationMs = performance.now() - start;
      onEnd?.({ result, isCutOff, isSent, before, after, durationMs });
    };
    const forget = onUnfinishedStop(() => end(null, true));
    let result: Result<SaveOutcome> | null = null;
    try {
      result = await withPalLock(request.palId, () => save(request, { timing, progress, onStart }));
      return result;
    } finally {
      forget();
      end(result, false);
    }
  };
  return once(keyOf(request), run, KEEPING);
}

const NOT_KEPT =
  'The dashboard no longer has the result of this save. Check the skills before you save again.';

/** A long set is in an outcome up to twice: as a set, and as differences. */
const KEEPING = {
  bytesOf: (result: Result<SaveOutcome>) => JSON.stringify(result).length,
  shrunk: (): Result<SaveOutcome> =>
    ok({ kind: 'unknown', failure: { ...failure('internal'), message: NOT_KEPT }, set: null }),
};

/** How long a question about a running save waits for its end, in milliseconds. */
const STATUS_WAIT_MS = 20_000;

/**
 * Returns what this process knows of a save, waiting a while for one that is still running.
 * Only reads: it never starts or repeats a save.
 * @param waitMs the longest wait for a running save, in milliseconds
 */
export async function recallSave(
  request: Pick<SaveRequest, 'palId' | 'saveId'>,
  waitMs = STATUS_WAIT_MS,
): Promise<SaveStatus> {
  const known = recall<Result<SaveOutcome>>(keyOf(request));
  if (known === null) return { state: 'not_known' };
  const waiting = new AbortController();
  const running = sleep(waitMs, { state: 'running' } as const, { signal: waiting.signal });
  // Aborting the wait rejects it after the race is decided.
  running.catch(() => undefined);
  try {
    return await Promise.race([known.then(statusOf, () => UNKNOWN_STATUS), running]);
  } finally {
    waiting.abort();
  }
}

/** A save that a bug ended has no outcome either. */
const UNKNOWN_STATUS = { state: 'not_known' } as const;

function statusOf(result: Result<SaveOutcome>): SaveStatus {
  return result.ok
    ? { state: 'ended', outcome: result.data }
    : { state: 'refused', failure: result.error };
}

function keyOf({ palId, saveId }: Pick<SaveRequest, 'palId' | 'saveId'>): string {
  return `${palId} ${saveId}`;
}

async function save(request: SaveRequest, sending: Sending): Promise<Result<SaveOutcome>> {
  if ((await isStockPal(request.palId)) === true) {
    return ok({ kind: 'not_sent', failure: failure('read_only') });
  }
  const sent = await sendSave(request, sending);
  if ('ended' in sent) return sent.ended;
  const outcome = await settle(sent);
  if ('set' in outcome) sending.progress.after = outcome.set;
  return ok(outcome);
}

/** With `effect: 'none'` these come from this side; a 4xx of the API has other codes. */
const NEVER_LEFT: readonly FailureCode[] = ['breaker_open', 'invalid_id', 'not_reached', 'timeout'];

function settle(sent: Exclude<Sent, { ended: unknown }>): Promise<SaveOutcome> | SaveOutcome {
  const { put } = sent;
  if (put.ok) return settleAnswered(sent, put);
  if (put.effect === 'unknown') return settleLost(sent, put.error);
  if (NEVER_LEFT.includes(put.error.code)) return { kind: 'not_sent', failure: put.error };
  return settleRefused(sent, put.error);
}
