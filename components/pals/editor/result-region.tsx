'use client';

import { useEffect, useRef } from 'react';
import type { WordsContext } from '@/components/skills/define-skill';
import type { SkillChange } from '@/lib/skill-set/changes';
import type { PlacedFault } from './api-errors';
import type { EditorState } from './editor-state';
import { SaveResultNotice } from './save-result-notice';
import { TheirsNotice } from './theirs-notice';
import type { SaveFlow } from './use-save-flow';

interface ResultRegionProps {
  readonly flow: SaveFlow;
  readonly state: EditorState;
  readonly context: WordsContext;
  readonly nameOf: (skillId: string) => string;
  readonly onReadAgain: () => void;
  readonly onTake: (fitting: readonly SkillChange[]) => void;
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

  const isConflict = result?.kind === 'conflict';
  return (
    <div
      ref={ref}
      tabIndex={-1}
      role="group"
      aria-label="Result of the save"
      className="space-y-3 rounded empty:hidden"
    >
      {result !== null && result.kind !== 'conflict' && (
        <SaveResultNotice
          result={result}
          meant={flow.meant}
          faults={flow.faults}
          context={context}
          nameOf={nameOf}
          onAskAgain={flow.askAgain}
          onReadAgain={props.onReadAgain}
          onJump={props.onJump}
        />
      )}
      <TheirsNotice
        state={state}
        wasRefused={isConflict}
        context={context}
        nameOf={nameOf}
        onTake={props.onTake}
      />
    </div>
  );
}
