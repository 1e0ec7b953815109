'use client';

import { memo, type Dispatch } from 'react';
import { clashesOf, clashNotes } from '@/components/skills/clashes';
import type { HealthContext, HealthNote } from '@/components/skills/define-skill';
import { EmptyState } from '@/components/layout/empty-state';
import type { CardErrors } from './api-errors';
import type { EditorAction } from './editor-reducer';
import { meantConfigs, untouchedDraft, type EditorState, type SkillDraft } from './editor-state';
import type { ReadOnlyReason } from './read-only';
import { SkillCard, type SkillCardEvents, type SkillCardProps } from './skill-card';
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
  // Taken out first: the rest of `folds` changes with every card that is opened.
  const { fold } = folds;
  const on: SkillCardEvents = {
    toggle: ({ skill_id, definition }, isAttached) => {
      const { initialConfig } = definition;
      dispatch({ type: 'toggled', skillId: skill_id, isAttached, initialConfig });
      if (isAttached) fold(skill_id, true);
    },
    edit: (skillId, config) => dispatch({ type: 'edited', skillId, config }),
    invalidText: (skillId, invalid) => dispatch({ type: 'text_invalid', skillId, invalid }),
    revert: (skillId) => dispatch({ type: 'skill_reverted', skillId }),
    fold,
  };
  if (entries.length === 0) {
    return (
      <EmptyState title="No skills">
        This PAL has none attached, and Tavus lists none that could be.
      </EmptyState>
    );
  }
  const names = new Map(entries.map(({ skill_id, name }) => [skill_id, name]));
  const clashes = clashesOf(meantConfigs(state).keys(), (id) => names.get(id) ?? id);
  return (
    <div className="space-y-3">
      <h2 className="sr-only">Skills</h2>
      {entries.map((entry) => {
        const { skill_id, definition } = entry;
        const attachment = state.base.set.get(skill_id);
        const isOpenByItself = definition.skill_id !== null && attachment !== undefined;
        return (
          <SkillRow
            key={skill_id}
            entry={entry}
            edits={state.drafts.get(skill_id)}
            attachment={attachment}
            hasChanges={props.changedIds.has(skill_id)}
            clashes={clashNotes(clashes, skill_id)}
            healthContext={props.healthContext}
            errors={props.errors.get(skill_id)}
            showAllIssues={props.showAllIssues}
            readOnlyBecause={readOnlyBecause}
            isOpen={folds.isOpen(skill_id, isOpenByItself)}
            wasOpened={isOpenByItself || folds.wasTouched(skill_id)}
            on={on}
          />
        );
      })}
    </div>
  );
}

interface SkillRowProps extends Omit<
  SkillCardProps,
  'draft' | 'isChanged' | 'health' | 'isSettingsReadOnly'
> {
  /** Undefined where nothing was edited. */
  readonly edits: SkillDraft | undefined;
  readonly hasChanges: boolean;
  readonly clashes: readonly HealthNote[];
  readonly healthContext: HealthContext;
}

/** A card, drawn again only for what is its own: a PAL may have hundreds of them. */
const SkillRow = memo(function SkillRow(props: SkillRowProps) {
  const { edits, hasChanges, clashes, healthContext, ...card } = props;
  const { entry, attachment } = card;
  const { initialConfig, skill_id } = entry.definition;
  const draft = edits ?? untouchedDraft(attachment?.config, initialConfig);
  return (
    <SkillCard
      {...card}
      draft={draft}
      isChanged={hasChanges || draft.invalidText !== null}
      health={[...clashes, ...healthOf(entry, draft, healthContext)]}
      isSettingsReadOnly={skill_id === null && entry.isInRegistry === null}
    />
  );
}, isSameRow);

/** Entries and clashes are new objects with every edit, and mostly equal. */
function isSameRow({ entry, clashes, ...old }: SkillRowProps, next: SkillRowProps): boolean {
  const { entry: nextEntry, clashes: nextClashes, ...rest } = next;
  const textsOf = (notes: readonly HealthNote[]) => notes.map(({ text }) => text).join('\n');
  if (textsOf(clashes) !== textsOf(nextClashes)) return false;
  return isShallowEqual(entry, nextEntry) && isShallowEqual(old, rest);
}

function isShallowEqual<T extends object>(a: T, b: T): boolean {
  const others = new Map<string, unknown>(Object.entries(b));
  return Object.entries(a).every(([key, value]) => Object.is(value, others.get(key)));
}

function healthOf(entry: SkillEntry, draft: SkillDraft, context: HealthContext): HealthNote[] {
  const notes = [...entry.definition.checkHealth(draft.config, context)];
  if (entry.isInRegistry === false) {
    const text =
      'Tavus no longer lists this skill. A save that keeps it may be refused; detach it to remove it.';
    notes.unshift({ level: 'warning', text });
  }
  return notes;
}
