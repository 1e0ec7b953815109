'use client';

import { useEffect, useRef, useState, type Dispatch } from 'react';
import {
  configsOf,
  diffSkillSets,
  type SkillChange,
  type SkillConfigs,
} from '@/lib/skill-set/changes';
import type { Failure } from '@/lib/result';
import { newId } from '@/lib/new-id';
import { onSessionNews } from '@/lib/session-news';
import type { SaveRequest } from '@/lib/skill-set/outcome';
import { errorsByCard, placeFaults, type CardErrors, type PlacedFault } from './api-errors';
import type { EditorAction } from './editor-reducer';
import type { Drafts, EditorState } from './editor-state';
import { isStanding, retryTime } from './standing';
import { useInterruptedSave } from './use-interrupted-save';
import { useSave, type SaveResult } from './use-save';

/** What stood on the page when Save was clicked. */
interface Sent {
  readonly request: SaveRequest;
  readonly drafts: Drafts;
  readonly meant: SkillConfigs;
}

export interface SaveFlow {
  readonly isSaving: boolean;
  /** How the last save ended, unless it ended well. */
  readonly result: Exclude<SaveResult, { kind: 'saved' }> | null;
  /** The last save that ended well, until the next one. */
  readonly saved: { readonly at: string; readonly confirmed_by: 'answer' | 'read_back' } | null;
  /** What the API found wrong, placed: by fault, and by card. */
  readonly faults: readonly PlacedFault[];
  readonly errors: ReadonlyMap<string, CardErrors>;
  /** Until when nothing may be sent, in milliseconds since 1970: the pause that Tavus asked for. */
  readonly retryAt: number | null;
  /** What the last save was refused for, where it stays so until somebody acts. */
  readonly standing: Failure | null;
  readonly meant: SkillConfigs;
  readonly save: (changes: readonly SkillChange[], meant: SkillConfigs) => void;
  /** Asks how a save ended whose answer got lost: the same id, so it is never saved twice. */
  readonly askAgain: () => void;
  readonly clear: () => void;
}

/** One save after another: sends it, tells the editor's state, and keeps how it ended. */
export function useSaveFlow(
  palId: string,
  state: EditorState,
  dispatch: Dispatch<EditorAction>,
  /** Told of each end: what a save was refused for, or null. */
  onEnd: (failure: Failure | null) => void,
): SaveFlow {
  const [{ result: told, faults, errors, retryAt }, setEnded] = useState(NOT_ENDED);
  const [sent, setSent] = useState<Sent | null>(null);
  const [recalledMeant, setRecalledMeant] = useState<SkillConfigs | null>(null);
  const { mutate, isPending } = useSave(palId);
  // Twenty clicks come before the page shows that the first one counts.
  const isUnderWay = useRef(false);
  const meantThen = sent?.meant ?? recalledMeant ?? new Map();
  const result = told !== null && hasArrived(told, meantThen, state) ? arrivedIn(state) : told;
  const refusal = result === null ? null : refusalOf(result);

  const interrupted = useInterruptedSave(palId, ({ outcome, meant }) => {
    if (sent !== null) return;
    setRecalledMeant(meant);
    setEnded(endedWith(outcome));
    if ('set' in outcome && outcome.set !== null) dispatch({ type: 'seen', view: outcome.set });
  });

  // Signed in again: the way is free, and the next thing to do is in the save bar.
  useEffect(
    () => onSessionNews('resumed', () => setEnded((old) => (isSignedOut(old) ? NOT_ENDED : old))),
    [],
  );

  function run(next: Sent) {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setSent(next);
    setEnded(NOT_ENDED);
    interrupted((saves, place) => saves.noteSave(place, next.request.saveId, next.meant));
    mutate(next.request, {
      onSettled: () => {
        isUnderWay.current = false;
      },
      // Not called where the page was left meanwhile: then the end is told on return.
      onSuccess: (ended) => {
        if (ended.kind !== 'no_answer') interrupted((saves, place) => saves.forgetSave(place));
        setEnded(endedWith(ended));
        onEnd(refusalOf(ended));
        if (ended.kind === 'conflict') dispatch({ type: 'seen', view: ended.set });
        if (isWritten(ended)) dispatch({ type: 'saved', view: ended.set, sent: next.drafts });
      },
    });
  }

  return {
    isSaving: isPending,
    result: result?.kind === 'saved' ? null : result,
    saved:
      result?.kind === 'saved'
        ? { at: result.set.read_at, confirmed_by: result.confirmed_by }
        : null,
    faults,
    errors,
    retryAt,
    standing: refusal !== null && isStanding(refusal) ? refusal : null,
    meant: meantThen,
    save: (changes, meant) => {
      const saveId = newId();
      const baseFingerprint = state.base.view.fingerprint;
      run({ request: { palId, saveId, baseFingerprint, changes }, drafts: state.drafts, meant });
    },
    askAgain: () => {
      if (sent !== null) run(sent);
    },
    clear: () => setEnded(NOT_ENDED),
  };
}

/** Kept as one: a form takes another `errors` for the word of another save. */
interface Ended {
  readonly result: SaveResult | null;
  readonly faults: readonly PlacedFault[];
  readonly errors: ReadonlyMap<string, CardErrors>;
  readonly retryAt: number | null;
}

const NOT_ENDED: Ended = { result: null, faults: [], errors: new Map(), retryAt: null };

function endedWith(result: SaveResult): Ended {
  const failure = 'failure' in result ? result.failure : null;
  const faults = failure === null ? [] : placeFaults(failure);
  const retryAt = retryTime(failure, Date.now());
  return { result, faults, errors: errorsByCard(faults), retryAt };
}

function isSignedOut({ result }: Ended): boolean {
  return result !== null && refusalOf(result)?.code === 'signed_out';
}

/**
 * Whether the page has read the very set that was sent after a save whose end was not known, or
 * that found the set changed: by this very save, asked for a second time.
 */
function hasArrived(told: SaveResult, meant: SkillConfigs, { base }: EditorState): boolean {
  const isOpen =
    told.kind === 'unknown' ||
    told.kind === 'conflict' ||
    (told.kind === 'not_saved' && told.may_yet_arrive === true);
  return isOpen && diffSkillSets(meant, configsOf(base.set)).length === 0;
}

function arrivedIn({ base }: EditorState): SaveResult {
  return { kind: 'saved', set: base.view, confirmed_by: 'read_back' };
}

/** Why the API holds what it held before; null for any other end. */
function refusalOf(result: SaveResult): Failure | null {
  return result.kind === 'not_sent' || result.kind === 'not_saved' ? result.failure : null;
}

/** Outcomes after which the API holds what was sent, or something newer. */
function isWritten(
  result: SaveResult,
): result is Extract<SaveResult, { kind: 'saved' | 'stored_differently' | 'changed_after' }> {
  return (
    result.kind === 'saved' ||
    result.kind === 'stored_differently' ||
    result.kind === 'changed_after'
  );
}
