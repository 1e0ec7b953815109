'use client';

import { useEffect, useRef } from 'react';
import { ConflictRegion, type ConflictEvents } from '@/components/pals/conflict/conflict-region';
import type { WordsContext } from '@/components/skills/define-skill';
import type { SkillConfigs } from '@/lib/skill-set/changes';
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
  readonly isReading: boolean;
  readonly context: WordsContext;
  readonly nameOf: (skillId: string) => string;
  readonly onReadAgain: () => void;
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
          result={result}
          sent={flow.meant}
          meant={props.meant}
          faults={flow.faults}
          retryAt={flow.retryAt}
          isReading={props.isReading}
          context={context}
          nameOf={nameOf}
          onAskAgain={flow.askAgain}
          onReadAgain={props.onReadAgain}
          onJump={props.onJump}
        />
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
