'use client';

import type { Dispatch } from 'react';
import type { HealthContext, HealthNote } from '@/components/skills/define-skill';
import { EmptyState } from '@/components/layout/empty-state';
import type { CardErrors } from './api-errors';
import { draftOf, type EditorAction, type EditorState, type SkillDraft } from './editor-state';
import type { ReadOnlyReason } from './read-only';
import { SkillCard, type SkillCardEvents } from './skill-card';
import type { SkillEntry } from './skill-entries';
import type { useFolds } from './use-folds';

interface SkillCardsProps {
  readonly entries: readonly SkillEntry[];
  readonly state: EditorState;
  readonly dispatch: Dispatch<EditorAction>;
  readonly changedIds: ReadonlySet<string>;
  readonly errors: ReadonlyMap<string, CardErrors>;
  readonly healthContext: HealthContext;
  readonly showAllIssues: boolean;
  readonly readOnlyBecause: ReadOnlyReason | null;
  readonly folds: ReturnType<typeof useFolds>;
}

/** The cards, one a skill. Settings with a form of their own are open, raw ones folded. */
export function SkillCards(props: SkillCardsProps) {
  const { entries, state, dispatch, folds, readOnlyBecause } = props;
  const on: SkillCardEvents = {
    toggle: ({ skill_id, definition }, isAttached) => {
      const { initialConfig } = definition;
      dispatch({ type: 'toggled', skillId: skill_id, isAttached, initialConfig });
      if (isAttached) folds.fold(skill_id, true);
    },
    edit: (skillId, config) => dispatch({ type: 'edited', skillId, config }),
    invalidText: (skillId, reason) => dispatch({ type: 'text_invalid', skillId, reason }),
    revert: (skillId) => dispatch({ type: 'skill_reverted', skillId }),
    fold: folds.fold,
  };
  if (entries.length === 0) {
    return (
      <EmptyState title="No skills">
        This PAL has none attached, and Tavus lists none that could be.
      </EmptyState>
    );
  }
  return (
    <div className="space-y-3">
      <h2 className="sr-only">Skills</h2>
      {entries.map((entry) => {
        const { skill_id, definition } = entry;
        const draft = draftOf(state, skill_id, definition.initialConfig);
        const attachment = state.base.set.get(skill_id);
        const isKnown = definition.skill_id !== null;
        const isOpenByItself = isKnown && attachment !== undefined;
        const isOpen = folds.isOpen(skill_id, isOpenByItself);
        return (
          <SkillCard
            key={skill_id}
            entry={entry}
            draft={draft}
            attachment={attachment}
            isChanged={props.changedIds.has(skill_id) || draft.invalidText !== null}
            health={healthOf(entry, draft, props.healthContext)}
            errors={props.errors.get(skill_id)}
            showAllIssues={props.showAllIssues}
            readOnlyBecause={readOnlyBecause}
            isSettingsReadOnly={!isKnown && entry.isInRegistry === null}
            isOpen={isOpen}
            wasOpened={isOpenByItself || folds.wasTouched(skill_id)}
            on={on}
          />
        );
      })}
    </div>
  );
}

function healthOf(entry: SkillEntry, draft: SkillDraft, context: HealthContext): HealthNote[] {
  const notes = [...entry.definition.checkHealth(draft.config, context)];
  if (entry.isInRegistry === false) {
    const text =
      'Tavus no longer lists this skill. A save that keeps it may be refused; detach it to be rid of it.';
    notes.unshift({ level: 'warning', text });
  }
  return notes;
}
