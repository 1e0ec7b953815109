'use client';

import { useEffect, useRef } from 'react';
import { ConflictRegion, type ConflictEvents } from '@/components/pals/conflict/conflict-region';
import type { WordsContext } from '@/components/skills/define-skill';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { configsOf, type SkillConfigs } from '@/lib/skill-set/changes';
import type { PlacedFault } from './api-errors';
import type { EditorState } from './editor-state';
import { SaveResultNotice } from './save-result-notice';
import type { SaveFlow } from './use-save-flow';

interface ResultRegionProps {
  readonly id: string;
  readonly flow: SaveFlow;
  readonly state: EditorState;
  /** The set the edits at hand would make. */
  readonly meant: SkillConfigs;
  readonly isDirty: boolean;
  readonly isReading: boolean;
  readonly context: WordsContext;
  readonly nameOf: (skillId: string) => string;
  readonly onReadAgain: () => void;
  readonly onReview: () => void;
  /** Gives up the edits for what Tavus holds. */
  readonly onUseTheirs: () => void;
  readonly onUndo: () => void;
  readonly onConflict: ConflictEvents;
  readonly onJump: (fault: PlacedFault) => void;
}

/** Where the page says that a save did not end well; it takes the focus when it has news. */
export function ResultRegion(props: ResultRegionProps) {
  const { flow, state, context, nameOf } = props;
  const { result } = flow;
  const ref = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (result !== null) ref.current?.focus();
  }, [result]);

  return (
    <div
      ref={ref}
      id={props.id}
      tabIndex={-1}
      role="group"
      aria-label="Result of the save"
      className="space-y-3 rounded empty:hidden"
    >
      {result !== null && result.kind !== 'conflict' && (
        <SaveResultNotice
          {...props}
          result={result}
          isMoved={state.theirs !== null}
          now={configsOf((state.theirs ?? state.base).set)}
        />
      )}
      {/* Whatever became of the edits since, a save that was refused is never passed over. */}
      {result?.kind === 'conflict' && state.theirs === null && (
        <Notice
          tone="warn"
          title="Not saved. Someone changed this PAL."
          actions={
            props.isDirty && (
              <Button size="sm" variant="primary" onClick={props.onReview}>
                Save again
              </Button>
            )
          }
        >
          <p>
            This page shows what Tavus holds now.
            {props.isDirty && ' Your edits are still here. Review them, then save again.'}
          </p>
        </Notice>
      )}
      {state.theirs !== null && (
        <ConflictRegion
          key={state.base.view.fingerprint}
          state={state}
          theirs={state.theirs}
          refusal={result?.kind === 'conflict' ? result : null}
          context={context}
          nameOf={nameOf}
          on={props.onConflict}
        />
      )}
    </div>
  );
}
