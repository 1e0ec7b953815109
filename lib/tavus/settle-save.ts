import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { failure } from '@/lib/failures';
import type { Failure } from '@/lib/result';
import { addedTo } from '@/lib/skill-set/added';
import { configsOf, diffSkillSets, type SkillConfigs } from '@/lib/skill-set/changes';
import { judgeReadBack } from '@/lib/skill-set/judge-read-back';
import type { SaveOutcome } from '@/lib/skill-set/outcome';
import { equalSkillSets, type SkillSet } from '@/lib/skill-set/skill-set';
import { viewOf } from '@/lib/skill-set/view';
import { withGrant } from './not-granted';
import { readSkillSet, type PutResult, type ReadSetResult } from './skills';

/** How patient a save is, in milliseconds. Only tests of faults take other values than these. */
export interface SaveTiming {
  /** For the one PUT, from its turn to the end of its answer. */
  readonly putMs: number;
  /** For a read, retries included. */
  readonly readMs: number;
  /** How long a lost answer is looked for: an edge may apply a call it gave up on. */
  readonly lookForMs: number;
  /** Between the first looks; doubled each time, up to a second. */
  readonly firstPauseMs: number;
}

export const SAVE_TIMING: SaveTiming = {
  putMs: 20_000,
  readMs: 15_000,
  lookForMs: 10_000,
  firstPauseMs: 250,
};

const LONGEST_PAUSE_MS = 1_000;
/** A look that starts late still gets this long: the last one decides. */
const LEAST_READ_MS = 2_000;
/** `isStockPal` waits this long at most. */
const TYPE_MS = 1_000;

/** The longest a save can take once it is its turn, in milliseconds. */
export function longestSaveMs({ readMs, putMs, lookForMs }: SaveTiming): number {
  return TYPE_MS + readMs + putMs + lookForMs + LEAST_READ_MS;
}

/** A PUT that has left, and what it was made of. */
export interface SentSave {
  readonly palId: string;
  readonly before: SkillSet;
  readonly meant: SkillConfigs;
  readonly timing: SaveTiming;
}

/** After a PUT that was accepted: what does the API hold now? */
export async function settleAnswered(
  sent: SentSave,
  answered: Extract<PutResult, { ok: true }>,
): Promise<SaveOutcome> {
  // The old set may come from a copy of the API's data that lags behind.
  const read = await lookUntil(sent, (now) => !equalSkillSets(sent.before, now));
  if (!read.ok) return { kind: 'unknown', failure: read.error, set: null };
  const set = viewOf(read.data, read.read_at);
  const now = configsOf(read.data);
  const differences = diffSkillSets(sent.meant, now);
  const isAsAnswered = equalSkillSets(answered.data, read.data);
  const added = isAsAnswered ? addedTo(sent.meant, now) : null;
  if (differences.length === 0 || added !== null) {
    return {
      kind: 'saved',
      set,
      confirmed_by: 'answer',
      ...(differences.length > 0 && { added: differences }),
      ...(answered.isDraftDiscarded && { discarded_draft: true }),
    };
  }
  if (isAsAnswered) return { kind: 'stored_differently', set, differences };
  if (equalSkillSets(sent.before, read.data)) {
    return { kind: 'unknown', failure: failure('not_kept'), set };
  }
  return { kind: 'changed_after', set, differences };
}

/**
 * After a PUT that was refused: what does the API hold now? It may have applied a part, or all of it
 * where something in between refused the answer.
 */
export async function settleRefused(sent: SentSave, refused: Failure): Promise<SaveOutcome> {
  const [read, error] = await Promise.all([lookOnce(sent), withGrant(sent, refused)]);
  if (!read.ok) return { kind: 'not_saved', failure: error, held: 'not_known', set: null };
  const set = viewOf(read.data, read.read_at);
  const now = configsOf(read.data);
  if (diffSkillSets(sent.meant, now).length === 0) {
    return { kind: 'saved', set, confirmed_by: 'read_back' };
  }
  const differences = diffSkillSets(configsOf(sent.before), now);
  if (differences.length === 0)
    return { kind: 'not_saved', failure: error, held: 'unchanged', set };
  // 409, 412 or 423: someone else is at work on this PAL, and has saved.
  if (error.code === 'conflict') return { kind: 'conflict', set };
  return { kind: 'not_saved', failure: error, held: 'changed', set, differences };
}

function lookOnce({ palId, timing }: SentSave): Promise<ReadSetResult> {
  const signal = AbortSignal.timeout(timing.lookForMs);
  return readSkillSet(palId, { signal, isUrgent: true, ignoresPause: true });
}

/** After a PUT without an answer that can be read: applied, not applied, or something else? */
export async function settleLost(sent: SentSave, lost: Failure): Promise<SaveOutcome> {
  const before = configsOf(sent.before);
  const judge = (now: SkillSet) => judgeReadBack(before, sent.meant, configsOf(now));
  const read = await lookUntil(sent, (now) => ['as_meant', 'meant_and_more'].includes(judge(now)));
  if (!read.ok) return { kind: 'unknown', failure: lost, set: null };
  const set = viewOf(read.data, read.read_at);
  switch (judge(read.data)) {
    case 'as_meant':
      return { kind: 'saved', set, confirmed_by: 'read_back' };
    case 'meant_and_more': {
      const differences = diffSkillSets(sent.meant, configsOf(read.data));
      return { kind: 'changed_after', set, differences };
    }
    case 'as_before':
      return {
        kind: 'not_saved',
        failure: lost,
        held: 'unchanged',
        set,
        // After any answer, and after the whole time of a PUT, the API is through with the call.
        ...(lost.code === 'network' ? { may_yet_arrive: true } : {}),
      };
    case 'something_else':
      return { kind: 'unknown', failure: lost, set };
  }
}

/**
 * Reads the set again and again, at first soon, until it decides the matter or the time is up.
 * @returns the last read
 */
async function lookUntil(
  { palId, timing }: SentSave,
  isDecided: (now: SkillSet) => boolean,
): Promise<ReadSetResult> {
  const until = performance.now() + timing.lookForMs;
  for (let pause = timing.firstPauseMs; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    const left = Math.ceil(
      Math.max(until - performance.now(), Math.min(LEAST_READ_MS, timing.readMs)),
    );
    const now = await readSkillSet(palId, { signal: AbortSignal.timeout(left), isUrgent: true });
    const isOver = performance.now() >= until;
    if (isOver || (now.ok && isDecided(now.data))) return now;
    await sleep(Math.min(pause, Math.max(until - performance.now(), 0)));
  }
}
