'use client';

import { useEffect, useRef, useState, type Dispatch } from 'react';
import { configsOf, type SkillChange, type SkillConfigs } from '@/lib/skill-set/changes';
import { fromWire } from '@/lib/skill-set/skill-set';
import type { Failure } from '@/lib/result';
import { newId } from '@/lib/new-id';
import { onSessionNews } from '@/lib/session-news';
import type { SkillSetView } from '@/lib/tavus/wire';
import type { CardErrors, PlacedFault } from './api-errors';
import type { EditorAction } from './editor-reducer';
import type { EditorState } from './editor-state';
import type { KeepMine } from './keep-edits';
import type { SaveUndo } from './other-base';
import {
  endedWith,
  findArrived,
  isSignedOut,
  NOT_ENDED,
  refusalOf,
  type SavedResult,
  type Sent,
} from './save-ends';
import { isStanding } from './standing';
import { useInterruptedSave } from './use-interrupted-save';
import { useSave, type SaveResult } from './use-save';

export const loadKeepEdits = () => import('./keep-edits');

export interface SaveFlow {
  readonly isSaving: boolean;
  /** Whether the dashboard is being asked how a save ended. */
  readonly isChecking: boolean;
  /** How the last save ended, unless it ended well. */
  readonly result: Exclude<SaveResult, SavedResult> | null;
  /** The last save that ended well, until the next one. */
  readonly saved: SavedResult | null;
  /** What the API found wrong, placed: by fault, and by card. */
  readonly faults: readonly PlacedFault[];
  readonly errors: ReadonlyMap<string, CardErrors>;
  /** Until when nothing may be sent, in milliseconds since 1970: the pause that Tavus asked for. */
  readonly retryAt: number | null;
  /** What the last save was refused for, where it stays so until somebody acts. */
  readonly standing: Failure | null;
  /** What the last save sent. */
  readonly meant: SkillConfigs;
  /** What its edits were made on; null where this page did not make it. */
  readonly before: SkillConfigs | null;
  /** Takes back the last save; null where it was not applied, or not made on this page. */
  readonly undo: SaveUndo | null;
  readonly save: (changes: readonly SkillChange[], meant: SkillConfigs) => void;
  /** Sends the changes of the last save again, as a new save. */
  readonly repeat: (options?: { readonly discardDraft: true }) => void;
  /** Reads how a save ended whose answer got lost. Never saves. */
  readonly checkStatus: () => Promise<void>;
  /** Drops the pause that Tavus asked for. */
  readonly retryNow: () => void;
  /** Whether the set was read since that save ended. */
  readonly wasRead: boolean;
  readonly noteRead: () => void;
  readonly clear: () => void;
}

interface SaveFlowEvents {
  /** Each end: what a save was refused for, or null. */
  readonly end: (failure: Failure | null) => void;
  /** Reads the set now; null where it cannot be read. */
  readonly read: () => Promise<SkillSetView | null>;
}

/** One save after another: sends it, tells the editor's state, and keeps how it ended. */
export function useSaveFlow(
  palId: string,
  state: EditorState,
  dispatch: Dispatch<EditorAction>,
  on: SaveFlowEvents,
): SaveFlow {
  const [{ result, faults, errors, retryAt, wasRead }, setEnded] = useState(NOT_ENDED);
  const [sent, setSent] = useState<Sent | null>(null);
  const [recalledMeant, setRecalledMeant] = useState<SkillConfigs | null>(null);
  const [undo, setUndo] = useState<SaveUndo | null>(null);
  const [isChecking, setIsChecking] = useState(false);
  const { mutate, isPending } = useSave(palId);
  // Twenty clicks come before the page shows that the first one counts.
  const isUnderWay = useRef(false);
  // Where its code is out of reach, every edit stays as it is.
  const keepMine = useRef<KeepMine>((_base, mine) => mine);
  const meantThen = sent?.meant ?? recalledMeant ?? NOTHING;
  const refusal = result === null ? null : refusalOf(result);

  const arrived = result === null ? null : findArrived(result, meantThen, state);
  if (arrived !== null) {
    setEnded(endedWith({ kind: 'saved', set: arrived.view, confirmed_by: 'read_back' }));
    if (sent !== null) {
      setUndo({ before: configsOf(sent.base.set), saved: arrived.view, settled: meantThen });
    }
    // With edits that were typed since it waits as a change by others.
    if (arrived === state.theirs) {
      dispatch({ type: 'saved', view: arrived.view, sent: sent?.drafts ?? new Map() });
    }
  }

  const interrupted = useInterruptedSave(palId, ({ ended, meant }) => {
    if (sent !== null) return;
    // The page may have read its set before the save ended, or long after.
    const read = on.read();
    setRecalledMeant(meant);
    if (ended.kind !== 'forgotten') return setEnded(endedWith(ended));
    void read.then((set) => setEnded(endedWith({ kind: 'forgotten', wasRead: set !== null })));
  });

  // Signed in again: the way is free, and the next thing to do is in the save bar.
  useEffect(
    () => onSessionNews('resumed', () => setEnded((old) => (isSignedOut(old) ? NOT_ENDED : old))),
    [],
  );

  /** Tells the editor's state that a save of this page is over. */
  function receive(ended: SaveResult, { request, base, meant, drafts }: Sent) {
    setEnded(endedWith(ended, request.changes));
    on.end(refusalOf(ended));
    if (ended.kind === 'conflict') dispatch({ type: 'seen', view: ended.set });
    if (!isWritten(ended)) return;
    const [before, saved] = [configsOf(base.set), ended.set];
    const stored = configsOf(fromWire(saved.skills));
    if (ended.kind === 'saved') {
      setUndo({ before, saved, settled: stored });
      dispatch({ type: 'saved', view: saved, sent: drafts });
    } else {
      setUndo({ before, saved, settled: keepMine.current(before, meant, stored) });
      dispatch({ type: 'rebased', view: saved, keepMine: keepMine.current });
    }
  }

  function run(next: Sent) {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setSent(next);
    setEnded(NOT_ENDED);
    setUndo(null);
    loadKeepEdits().then(
      (loaded) => (keepMine.current = loaded.keepMine),
      () => undefined,
    );
    interrupted((saves, place) => saves.noteSave(place, next.request.saveId, next.meant));
    mutate(next.request, {
      onSettled: () => {
        isUnderWay.current = false;
      },
      // Not called where the page was left meanwhile: then the end is told on return.
      onSuccess: (ended) => {
        if (ended.kind !== 'no_answer') interrupted((saves, place) => saves.forgetSave(place));
        receive(ended, next);
      },
    });
  }

  async function checkStatus() {
    if (sent === null || isUnderWay.current) return;
    isUnderWay.current = true;
    setIsChecking(true);
    const { request } = sent;
    const status = await loadStatus()
      .then(({ askStatus }) => askStatus(palId, request.saveId))
      // Neither its code nor its answer can be had where there is no network.
      .catch(() => null);
    if (status === null) {
      setEnded(endedWith({ kind: 'no_answer', wasAsked: true }));
    } else {
      interrupted((saves, place) => saves.forgetSave(place));
      // Read after that: the set that the outcome names may be old by now.
      const now = await on.read();
      receive(status.kind === 'forgotten' ? { ...status, wasRead: now !== null } : status, sent);
      if (now !== null) dispatch({ type: 'seen', view: now });
    }
    setIsChecking(false);
    isUnderWay.current = false;
  }

  return {
    isSaving: isPending,
    isChecking,
    result: result?.kind === 'saved' ? null : result,
    saved: result?.kind === 'saved' ? result : null,
    faults,
    errors,
    retryAt,
    standing: refusal !== null && isStanding(refusal) ? refusal : null,
    meant: meantThen,
    before: sent && configsOf(sent.base.set),
    undo,
    save: (changes, meant) => {
      const request = {
        palId,
        saveId: newId(),
        baseFingerprint: state.base.view.fingerprint,
        changes,
      };
      run({ request, drafts: state.drafts, meant, base: state.base });
    },
    repeat: (options) => {
      if (sent === null) return;
      const { baseFingerprint, changes } = sent.request;
      run({ ...sent, request: { palId, saveId: newId(), baseFingerprint, changes, ...options } });
    },
    checkStatus,
    retryNow: () => setEnded((old) => ({ ...old, retryAt: null })),
    wasRead,
    noteRead: () => setEnded((old) => ({ ...old, wasRead: true })),
    clear: () => setEnded(NOT_ENDED),
  };
}

const NOTHING: SkillConfigs = new Map();

const loadStatus = () => import('./interrupted-save');

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
