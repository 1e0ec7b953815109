'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { LiveStatus } from '@/components/ui/live-region';
import type { EditorState, Unsaved } from '@/components/pals/editor/editor-state';
import type { WordsContext } from '@/components/skills/define-skill';
import { configsOf } from '@/lib/skill-set/changes';
import type { Leave } from '@/lib/leaving';
import type { DraftPlace } from './draft-keys';
import { DraftOffer } from './draft-offer';
import type { KeptDraft } from './draft-record';
import { guardNavigation, type LeavingFor } from './guard-navigation';
import { LeaveDialog } from './leave-dialog';
import { useDraftKeeper } from './use-draft-keeper';
import { useDraftOffers } from './use-draft-offers';
import { useHandedDraft } from './use-handed-draft';

export interface UnsavedWorkProps {
  readonly place: DraftPlace;
  readonly state: EditorState;
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  readonly context: WordsContext;
  readonly nameOf: (skillId: string) => string;
  readonly onRestore: (draft: Unsaved) => void;
}

/** Keeps what is unsaved, offers back what was left behind, and asks before the page is left. */
export function UnsavedWork(props: UnsavedWorkProps) {
  const { place, state, isDirty, isSaving, context, nameOf } = props;
  const now = state.theirs ?? state.base;
  const keeper = useDraftKeeper(place, state);
  const { offers, thrown, throwAway, bringBack, swap } = useDraftOffers(place, configsOf(now.set));
  const [leaving, setLeaving] = useState<Leaving | null>(null);

  const ask = useEffectEvent((leave: Leave, leavingFor: LeavingFor) => {
    keeper.flush();
    const isKept = keeper.isKept();
    // Whoever signs in again is offered all of it back: nothing to decide.
    if (leavingFor === 'session' && isKept) leave();
    else setLeaving({ leave, isKept });
  });
  const isGuarding = isDirty && !isSaving;
  useEffect(() => {
    if (!isGuarding) return;
    return guardNavigation((leave, leavingFor) => ask(leave, leavingFor));
  }, [isGuarding]);

  function restore(draft: KeptDraft) {
    swap(draft, keeper.park());
    keeper.take(draft);
    props.onRestore(draft);
  }
  useHandedDraft(offers, isDirty, restore);

  return (
    <>
      <div className="has-[p]:mb-6">
        <LiveStatus>
          <span className="sr-only">
            {offers.length > 0 && 'You have unsaved changes to this PAL that can be restored.'}
          </span>
          {thrown !== null && (
            <p className="flex flex-wrap items-center gap-2 text-sm">
              Draft discarded.
              <Button
                size="sm"
                onClick={() => bringBack(thrown)}
                aria-label="Undo discarding the draft"
              >
                Undo
              </Button>
            </p>
          )}
        </LiveStatus>
        {offers.length > 0 && (
          <section
            aria-label="Edits that were never saved"
            className={thrown === null ? 'space-y-3' : 'mt-3 space-y-3'}
          >
            {offers.map((draft) => (
              <DraftOffer
                key={draft.key}
                draft={draft}
                isMoved={draft.baseline.fingerprint !== now.view.fingerprint}
                isDirty={isDirty}
                isSaving={isSaving}
                context={context}
                nameOf={nameOf}
                onRestore={() => restore(draft)}
                onThrowAway={() => throwAway(draft)}
              />
            ))}
          </section>
        )}
      </div>
      {leaving !== null && (
        <LeaveDialog
          isKept={leaving.isKept}
          onStay={() => setLeaving(null)}
          onLeave={() => {
            setLeaving(null);
            leaving.leave();
          }}
        />
      )}
    </>
  );
}

interface Leaving {
  readonly leave: Leave;
  readonly isKept: boolean;
}
