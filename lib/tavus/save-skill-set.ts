import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { applyChanges, configsOf, diffSkillSets, requestBody } from '@/lib/skill-set/changes';
import { equalSkillSets, type SkillSet } from '@/lib/skill-set/skill-set';
import { fingerprint } from '@/lib/skill-set/fingerprint';
import type { SaveOutcome, SaveRequest, SaveStatus } from '@/lib/skill-set/outcome';
import { MAX_SET_BYTES, utf8Bytes } from '@/lib/skill-set/size';
import { fail, failure } from '@/lib/failures';
import { ok, type Failure, type FailureCode, type Result } from '@/lib/result';
import { holdPlace, type HeldPlace } from './attempt';
import { once, recall } from './once';
import { withPalLock } from './pal-lock';
import { isStockPal } from './typed-lists';
import {
  SAVE_TIMING,
  settleAnswered,
  settleLost,
  viewOf,
  type SaveTiming,
  type SentSave,
} from './settle-save';
import { MAX_SET_ANSWER_BYTES, putSkillSet, readSkillSet, type PutResult } from './skills';
import type { SkillSetView } from './wire';

export { viewOf } from './settle-save';

/** A save that is over, for who keeps a record of it. */
export interface EndedSave {
  /** Null where a bug ended it. */
  readonly result: Result<SaveOutcome> | null;
  /** The set as it was read right before; null where it was not. */
  readonly before: SkillSetView | null;
  /** The set as it was read last, after anything was sent; null where it was not. */
  readonly after: SkillSetView | null;
  /** From its request, the wait for other saves included. */
  readonly durationMs: number;
}

export interface SaveOptions {
  readonly timing?: SaveTiming;
  /** Told once of every save that was made, and not of replays. What it throws is a bug. */
  readonly onEnd?: (ended: EndedSave) => void;
}

/**
 * Saves changes to a PAL's set: reads the set again, refuses where it is no longer the one the
 * changes were made on, sends the whole set once, and reads it back.
 * Saves of one PAL run one after another; a `saveId` runs once. Nobody's leaving ends a save.
 * @returns how it ended; a failure only where the request itself makes no sense
 */
export function saveSkillSet(
  request: SaveRequest,
  { timing = SAVE_TIMING, onEnd }: SaveOptions = {},
): Promise<Result<SaveOutcome>> {
  return once(keyOf(request), async () => {
    const seen: SeenSets = { before: null, after: null };
    const start = performance.now();
    let result: Result<SaveOutcome> | null = null;
    try {
      result = await withPalLock(request.palId, () => save(request, timing, seen));
      return result;
    } finally {
      const before = seen.before && viewOf(seen.before);
      onEnd?.({ result, before, after: seen.after, durationMs: performance.now() - start });
    }
  });
}

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

/** What a save has seen, known to its record even where a bug ends it halfway. */
interface SeenSets {
  before: SkillSet | null;
  after: SkillSetView | null;
}

async function save(
  request: SaveRequest,
  timing: SaveTiming,
  seen: SeenSets,
): Promise<Result<SaveOutcome>> {
  if ((await isStockPal(request.palId)) === true) return notSent(failure('read_only'));
  const signal = AbortSignal.timeout(timing.readMs);
  const held = await holdPlace(signal);
  if (held === null) return notSent(failure('timeout'));
  const sent = await send(request, { held, signal, timing, seen }).finally(held.leave);
  if ('ended' in sent) return sent.ended;
  const { put } = sent;
  if (put.ok) return settled(await settleAnswered(sent, put.data), seen);
  if (put.effect === 'unknown') return settled(await settleLost(sent, put.error), seen);
  if (NEVER_LEFT.includes(put.error.code)) return notSent(put.error);
  return refused(sent, put.error, seen);
}

interface Sending {
  readonly held: HeldPlace;
  /** Ends the re-read. */
  readonly signal: AbortSignal;
  readonly timing: SaveTiming;
  readonly seen: SeenSets;
}

type Sent = { readonly ended: Result<SaveOutcome> } | (SentSave & { readonly put: PutResult });

/**
 * Re-reads the set and sends the PUT, both from one held place. Another program's write between the
 * two is overwritten unseen: nothing here may wait for anything but the API.
 * @returns the PUT and its answer, or how the save ended without one
 */
async function send(request: SaveRequest, { held, signal, timing, seen }: Sending): Promise<Sent> {
  const { palId, baseFingerprint, changes } = request;
  const before = await readSkillSet(palId, { signal, held });
  if (!before.ok) return { ended: notSent(before.error) };
  seen.before = before.data;
  if (fingerprint(before.data) !== baseFingerprint) {
    return { ended: ok({ kind: 'conflict', set: viewOf(before.data) }) };
  }
  const meant = applyChanges(configsOf(before.data), changes);
  if (!meant.ok) return { ended: fail('invalid_input', { detail: meant.error }) };
  if (diffSkillSets(configsOf(before.data), meant.value).length === 0) {
    seen.after = viewOf(before.data);
    return { ended: ok({ kind: 'saved', set: seen.after, confirmed_by: 'read_back' }) };
  }
  const body = requestBody(meant.value);
  const tooLarge = sizeFault(body, meant.value.size);
  if (tooLarge !== null) return { ended: notSent(failure('set_too_large', { detail: tooLarge })) };
  const put = await putSkillSet(palId, body, { totalMs: timing.putMs, held });
  return { palId, before: before.data, meant: meant.value, timing, put };
}

/** The times and names around a config in an answer, in bytes. */
const ATTACHMENT_BYTES = 512;
/** `\u00e9` is three times as long as the two bytes of `é`; nothing grows more. */
const LONGEST_SPELLING = 3;

/** Why a set must not be sent: it is above the limit, or could not be read back. Null where it may. */
function sizeFault(body: string, skillCount: number): string | null {
  const bytes = utf8Bytes(body);
  const answerBytes = LONGEST_SPELLING * bytes + ATTACHMENT_BYTES * skillCount;
  if (bytes <= MAX_SET_BYTES && answerBytes <= MAX_SET_ANSWER_BYTES) return null;
  const [size, limit] = [bytes, MAX_SET_BYTES].map((count) => (count / 1024 ** 2).toFixed(1));
  return `The skills take ${size} MB. The limit is ${limit} MB.`;
}

/** An outcome whose set, where it has one, was read after the PUT. */
function settled(outcome: SaveOutcome, seen: SeenSets): Result<SaveOutcome> {
  if ('set' in outcome) seen.after = outcome.set;
  return ok(outcome);
}

/** With `effect: 'none'` these come from this side alone; a 4xx of the API has other codes. */
const NEVER_LEFT: readonly FailureCode[] = ['breaker_open', 'invalid_id', 'not_reached', 'timeout'];

function notSent(error: Failure): Result<SaveOutcome> {
  return ok({ kind: 'not_sent', failure: error });
}

/** A 409, 412 or 423 says that somebody else is at work on the PAL: then what is there is shown. */
async function refused(
  { palId, before, timing }: SentSave,
  error: Failure,
  seen: SeenSets,
): Promise<Result<SaveOutcome>> {
  if (error.code === 'conflict') {
    const now = await readSkillSet(palId, { signal: AbortSignal.timeout(timing.readMs) });
    if (now.ok) seen.after = viewOf(now.data);
    if (now.ok && !equalSkillSets(before, now.data)) {
      return ok({ kind: 'conflict', set: viewOf(now.data) });
    }
  }
  return ok({ kind: 'not_saved', failure: error, held: 'unchanged', set: viewOf(before) });
}
