import 'server-only';
import {
  applyChanges,
  configsOf,
  diffSkillSets,
  requestBody,
  type SkillConfigs,
} from '@/lib/skill-set/changes';
import { fingerprint } from '@/lib/skill-set/fingerprint';
import type { SaveOutcome, SaveRequest } from '@/lib/skill-set/outcome';
import { toWire, type SkillSet } from '@/lib/skill-set/skill-set';
import { fail, failure, ok, type Failure, type Result } from '@/lib/result';
import type { SkillSetView } from './wire';
import { once } from './once';
import { withPalLock } from './pal-lock';
import { isStockPal } from './pals';
import { putSkillSet, readSkillSet } from './skills';

/** How long a lost answer is looked for, and how often: an edge may apply a call it gave up on. */
const LOOK_FOR_MS = 10_000;
const LOOK_EVERY_MS = 1_000;

export function viewOf(set: SkillSet): SkillSetView {
  return {
    skills: toWire(set),
    fingerprint: fingerprint(set),
    read_at: new Date().toISOString(),
  };
}

/**
 * Saves changes to a PAL's set: reads the set again, refuses where it is no longer the one the
 * changes were made on, sends the whole set once, and reads it back.
 * Saves of one PAL run one after another; a `saveId` runs once.
 * @returns how it ended; a failure only where the request itself makes no sense
 */
export function saveSkillSet(request: SaveRequest): Promise<Result<SaveOutcome>> {
  return once(`${request.palId} ${request.saveId}`, () =>
    withPalLock(request.palId, () => save(request)),
  );
}

async function save({
  palId,
  baseFingerprint,
  changes,
}: SaveRequest): Promise<Result<SaveOutcome>> {
  if ((await isStockPal(palId)) === true) return notSaved(failure('read_only'));
  const before = await readSkillSet(palId);
  if (!before.ok) return notSaved(before.error);
  if (fingerprint(before.data) !== baseFingerprint) {
    return ok({ kind: 'conflict', set: viewOf(before.data) });
  }
  const meant = applyChanges(configsOf(before.data), changes);
  if (!meant.ok) return fail('invalid_input', { detail: meant.error });
  if (diffSkillSets(configsOf(before.data), meant.value).length === 0) {
    return ok({ kind: 'saved', set: viewOf(before.data), confirmed_by: 'read_back' });
  }
  const sent = await putSkillSet(palId, requestBody(meant.value));
  if (sent.ok) return confirm(palId, meant.value, sent.data);
  if (sent.effect === 'none') return notSaved(sent.error, before.data);
  return lookFor(palId, meant.value, before.data, sent.error);
}

function notSaved(error: Failure, set?: SkillSet): Result<SaveOutcome> {
  return ok({ kind: 'not_saved', failure: error, set: set === undefined ? null : viewOf(set) });
}

/** After a PUT that was answered: what does the API hold now? */
async function confirm(
  palId: string,
  meant: SkillConfigs,
  answered: SkillSet,
): Promise<Result<SaveOutcome>> {
  const after = await readSkillSet(palId);
  if (!after.ok) return ok({ kind: 'unknown', failure: after.error, set: null });
  const set = viewOf(after.data);
  const differences = diffSkillSets(meant, configsOf(after.data));
  if (differences.length === 0) return ok({ kind: 'saved', set, confirmed_by: 'answer' });
  const wasStoredSo = diffSkillSets(configsOf(answered), configsOf(after.data)).length === 0;
  return ok({ kind: wasStoredSo ? 'stored_differently' : 'changed_after', set, differences });
}

/** After a PUT whose answer got lost: applied, not applied, or something else? Never sent again. */
async function lookFor(
  palId: string,
  meant: SkillConfigs,
  before: SkillSet,
  lost: Failure,
): Promise<Result<SaveOutcome>> {
  const until = Date.now() + LOOK_FOR_MS;
  for (;;) {
    const now = await readSkillSet(palId);
    if (now.ok && diffSkillSets(meant, configsOf(now.data)).length === 0) {
      return ok({ kind: 'saved', set: viewOf(now.data), confirmed_by: 'read_back' });
    }
    if (Date.now() >= until) {
      if (!now.ok) return ok({ kind: 'unknown', failure: lost, set: null });
      const isAsBefore = diffSkillSets(configsOf(before), configsOf(now.data)).length === 0;
      return isAsBefore
        ? notSaved(lost, now.data)
        : ok({ kind: 'unknown', failure: lost, set: viewOf(now.data) });
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
