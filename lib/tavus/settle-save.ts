import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { failure } from '@/lib/failures';
import type { Failure, Result } from '@/lib/result';
import { configsOf, diffSkillSets, type SkillConfigs } from '@/lib/skill-set/changes';
import { fingerprint } from '@/lib/skill-set/fingerprint';
import { judgeReadBack } from '@/lib/skill-set/judge-read-back';
import type { SaveOutcome } from '@/lib/skill-set/outcome';
import { equalSkillSets, toWire, type SkillSet } from '@/lib/skill-set/skill-set';
import { readSkillSet } from './skills';
import type { SkillSetView } from './wire';

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

/** A PUT that has left, and what it was made of. */
export interface SentSave {
  readonly palId: string;
  readonly before: SkillSet;
  readonly meant: SkillConfigs;
  readonly timing: SaveTiming;
}

export function viewOf(set: SkillSet): SkillSetView {
  return {
    skills: toWire(set),
    fingerprint: fingerprint(set),
    read_at: new Date().toISOString(),
  };
}

/** After a PUT that was accepted: what does the API hold now? */
export async function settleAnswered(sent: SentSave, answered: SkillSet): Promise<SaveOutcome> {
  // The old set may come from a copy of the API's data that lags behind.
  const read = await lookUntil(sent, (now) => !equalSkillSets(sent.before, now));
  if (!read.ok) return { kind: 'unknown', failure: read.error, set: null };
  const set = viewOf(read.data);
  const differences = diffSkillSets(sent.meant, configsOf(read.data));
  if (differences.length === 0) return { kind: 'saved', set, confirmed_by: 'answer' };
  if (equalSkillSets(answered, read.data)) return { kind: 'stored_differently', set, differences };
  if (equalSkillSets(sent.before, read.data)) {
    return { kind: 'unknown', failure: failure('not_kept'), set };
  }
  return { kind: 'changed_after', set, differences };
}

/** After a PUT without an answer that can be read: applied, not applied, or something else? */
export async function settleLost(sent: SentSave, lost: Failure): Promise<SaveOutcome> {
  const before = configsOf(sent.before);
  const judge = (now: SkillSet) => judgeReadBack(before, sent.meant, configsOf(now));
  const read = await lookUntil(sent, (now) => ['as_meant', 'meant_and_more'].includes(judge(now)));
  if (!read.ok) return { kind: 'unknown', failure: lost, set: null };
  const set = viewOf(read.data);
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
): Promise<Result<SkillSet>> {
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
