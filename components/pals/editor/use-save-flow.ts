'use client';

import { useState, type Dispatch } from 'react';
import type { SkillChange, SkillConfigs } from '@/lib/skill-set/changes';
import type { SaveRequest } from '@/lib/skill-set/outcome';
import { errorsByCard, placeFaults, type CardErrors, type PlacedFault } from './api-errors';
import type { Drafts, EditorAction, EditorState } from './editor-state';
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
): SaveFlow {
  const [{ result, faults, errors }, setEnded] = useState(NOT_ENDED);
  const [sent, setSent] = useState<Sent | null>(null);
  const { mutate, isPending } = useSave(palId);

  function run(next: Sent) {
    setSent(next);
    setEnded(NOT_ENDED);
    mutate(next.request, {
      onSuccess: (ended) => {
        setEnded(endedWith(ended));
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
    meant: sent?.meant ?? new Map(),
    save: (changes, meant) => {
      const saveId = crypto.randomUUID();
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
}

const NOT_ENDED: Ended = { result: null, faults: [], errors: new Map() };

function endedWith(result: SaveResult): Ended {
  const faults = 'failure' in result ? placeFaults(result.failure) : [];
  return { result, faults, errors: errorsByCard(faults) };
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
