import { useState } from 'react';
import type { SkillDefinition } from '@/components/skills/define-skill';
import { changesOf, isDirty, meantConfigs, type EditorState } from './editor-state';
import { issuesOf } from './issues';
import type { SaveFlow } from './use-save-flow';

/** What a press of the save shortcut came to where that was no save, or what Undo did. */
export type FootNote = 'nothing' | 'busy' | 'undone' | 'undone_beside_newer';

interface ReviewOptions {
  readonly state: EditorState;
  readonly flow: SaveFlow;
  readonly definitionOf: (skillId: string) => SkillDefinition;
  /** Whether nothing can be saved from this page. */
  readonly isBlocked: boolean;
  readonly goTo: (skillId: string, field: string | null) => void;
  /** Code that is needed could not be fetched. */
  readonly onPartLost: () => void;
}

/** Opens the review where everything is right, and leads to what is not. */
export function useReview({
  state,
  flow,
  definitionOf,
  isBlocked,
  goTo,
  onPartLost,
}: ReviewOptions) {
  const [isReviewing, setIsReviewing] = useState(false);
  const [showAllIssues, setShowAllIssues] = useState(false);
  const [note, setNote] = useState<FootNote | null>(null);

  async function review(of: EditorState = state, isPauseOver = false) {
    if (isReviewing || isBlocked) return;
    if (flow.isSaving || flow.isChecking) return setNote('busy');
    if (!isDirty(of)) return setNote('nothing');
    if (!isPauseOver && flow.retryAt !== null && Date.now() < flow.retryAt) return;
    // Only code that is out of reach can fail here.
    const issues = await issuesOf(of, changesOf(of), meantConfigs(of), definitionOf).catch(
      () => null,
    );
    if (issues === null) return onPartLost();
    const [first] = issues;
    setShowAllIssues(first !== undefined);
    if (first !== undefined) goTo(first.skill_id, first.field);
    else setIsReviewing(true);
  }

  return {
    isReviewing,
    showAllIssues,
    note,
    setNote,
    review,
    close: () => setIsReviewing(false),
    /** A save goes out. */
    end: () => {
      setIsReviewing(false);
      setShowAllIssues(false);
      setNote(null);
    },
  };
}
