'use client';

import { useState } from 'react';
import {
  meantConfigs,
  type Drafts,
  type EditorState,
  type Opened,
} from '@/components/pals/editor/editor-state';
import { describeChanges } from '@/components/pals/review/describe';
import type { WordsContext } from '@/components/skills/define-skill';
import { definitionFor } from '@/components/skills/registry';
import { configsOf, diffSkillSets, type SkillConfigs } from '@/lib/skill-set/changes';
import { mergeSkillSets } from '@/lib/skill-set/merge';
import { ChangedNotice } from './changed-notice';
import { MergeDialog } from './merge-dialog';
import { useChoices } from './use-choices';

export interface ConflictEvents {
  /** The merge is made: it is to become the edits, on what Tavus holds, and to be reviewed. */
  readonly merged: (theirs: Opened, configs: SkillConfigs) => void;
  /** Every edit is given up for what Tavus holds. */
  readonly dropMine: (theirs: Opened) => void;
  /** A text has to be mended in its card first. */
  readonly mend: (skillId: string) => void;
}

interface ConflictRegionProps {
  readonly state: EditorState;
  readonly theirs: Opened;
  /** The result of a save that found the change, which opens the view by itself. */
  readonly refusal: object | null;
  readonly context: WordsContext;
  readonly nameOf: (skillId: string) => string;
  readonly on: ConflictEvents;
}

/**
 * Somebody changed the set on Tavus while there are edits here. All of it is worked out from the
 * edits and reads of this moment, so what is typed or read later counts too.
 */
export function ConflictRegion({
  state,
  theirs,
  refusal,
  context,
  nameOf,
  on,
}: ConflictRegionProps) {
  const [isWanted, setIsWanted] = useState(false);
  const [dismissed, setDismissed] = useState<object | null>(null);
  const choices = useChoices();
  const [base, now] = [configsOf(state.base.set), configsOf(theirs.set)];
  const isOpen = isWanted || (refusal !== null && refusal !== dismissed);

  function close() {
    setIsWanted(false);
    setDismissed(refusal);
  }

  return (
    <>
      <ChangedNotice
        theirs={theirs}
        changed={describeChanges(diffSkillSets(base, now), base, now, context)}
        wasRefused={refusal !== null}
        nameOf={nameOf}
        onMerge={() => setIsWanted(true)}
      />
      {isOpen && (
        <MergeDialog
          merge={mergeSkillSets(base, meantConfigs(state), now, mergeRulesOf)}
          theirsFingerprint={theirs.view.fingerprint}
          wasRefused={refusal !== null}
          unreadable={unreadableIn(state.drafts)}
          choices={choices}
          context={context}
          nameOf={nameOf}
          on={{
            merged: (configs) => on.merged(theirs, configs),
            dropMine: () => on.dropMine(theirs),
            mend: (skillId) => {
              close();
              on.mend(skillId);
            },
            close,
          }}
        />
      )}
    </>
  );
}

function mergeRulesOf(skillId: string) {
  return definitionFor(skillId).mergeRules;
}

/** Skills whose form holds a text that is no config yet: a merge would have to drop it. */
function unreadableIn(drafts: Drafts): string[] {
  return [...drafts]
    .filter(([, draft]) => draft.isAttached && draft.invalidText !== null)
    .map(([skillId]) => skillId);
}
