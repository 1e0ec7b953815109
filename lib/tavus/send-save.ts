import 'server-only';
import { fail, failure } from '@/lib/failures';
import { ok, type Failure, type Result } from '@/lib/result';
import { applyChanges, configsOf, diffSkillSets, requestBody } from '@/lib/skill-set/changes';
import type { SaveOutcome, SaveRequest } from '@/lib/skill-set/outcome';
import { viewOf } from '@/lib/skill-set/view';
import { holdPlace, type HeldPlace } from './attempt';
import { sizeFault } from './save-limits';
import type { SaveTiming, SentSave } from './settle-save';
import { putSkillSet, readSkillSet, type PutResult } from './skills';
import type { SkillSetView } from './wire';

/** What a save has seen so far: known to its record even where a bug ends it halfway. */
export interface SaveProgress {
  before: SkillSetView | null;
  after: SkillSetView | null;
  /** Whether a PUT has left, or is about to. */
  isSent: boolean;
  /** Set once the process is about to end: nothing may be sent any more. */
  isOver: boolean;
}

export interface Sending {
  readonly timing: SaveTiming;
  readonly progress: SaveProgress;
  /** Called right before the PUT leaves, with the set that it replaces. It must not take long. */
  readonly onStart: (before: SkillSetView) => void;
}

export type Sent =
  { readonly ended: Result<SaveOutcome> } | (SentSave & { readonly put: PutResult });

/**
 * Reads the set again and sends the PUT, both from one held place.
 * @returns the PUT and its answer, or how the save ended without one
 */
export async function sendSave(request: SaveRequest, sending: Sending): Promise<Sent> {
  const signal = AbortSignal.timeout(sending.timing.readMs);
  const held = await holdPlace(signal);
  if (held === null) return notSent(failure('timeout'));
  try {
    return await readAndPut(request, sending, { held, signal });
  } finally {
    held.leave();
  }
}

interface Place {
  readonly held: HeldPlace;
  /** Ends the re-read. */
  readonly signal: AbortSignal;
}

/**
 * What another program writes between the two calls is overwritten unseen, so nothing here may wait
 * for anything but the API.
 */
async function readAndPut(
  { palId, baseFingerprint, changes, discardDraft }: SaveRequest,
  { timing, progress, onStart }: Sending,
  { held, signal }: Place,
): Promise<Sent> {
  const read = await readSkillSet(palId, { signal, held });
  if (!read.ok) return notSent(read.error);
  const before = viewOf(read.data, read.read_at);
  progress.before = before;
  if (before.fingerprint !== baseFingerprint) {
    return { ended: ok({ kind: 'conflict', set: before }) };
  }
  const configs = configsOf(read.data);
  const meant = applyChanges(configs, changes);
  if (!meant.ok) return { ended: fail('invalid_input', { detail: meant.error }) };
  if (diffSkillSets(configs, meant.value).length === 0) {
    progress.after = before;
    return { ended: ok({ kind: 'saved', set: before, confirmed_by: 'read_back' }) };
  }
  const body = requestBody(meant.value);
  const tooLarge = sizeFault(body, { before: configs, meant: meant.value });
  if (tooLarge !== null) return notSent({ code: 'set_too_large', message: tooLarge });
  if (progress.isOver) return notSent(failure('timeout'));
  onStart(before);
  progress.isSent = true;
  const put = await putSkillSet(palId, body, {
    totalMs: timing.putMs,
    isForced: discardDraft === true,
    held,
  });
  return { palId, before: read.data, meant: meant.value, timing, put };
}

function notSent(error: Failure): Sent {
  return { ended: ok({ kind: 'not_sent', failure: error }) };
}
