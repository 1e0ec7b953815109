import type { Dispatch } from 'react';
import { diffSkillSets } from '@/lib/skill-set/changes';
import { editorReducer, type EditorAction } from './editor-reducer';
import { meantConfigs, type EditorState } from './editor-state';
import { focusWhenThere } from './focus-when-there';
import { REVIEW_BUTTON_ID } from './review-button-id';
import type { FootNote } from './use-review';
import { loadKeepEdits, type SaveFlow } from './use-save-flow';

interface UndoEvents {
  readonly note: (note: FootNote) => void;
  /** Code that is needed could not be fetched. */
  readonly partLost: () => void;
}

/** @returns loads the set from before the last save as unsaved changes; they are not sent */
export function useUndo(
  state: EditorState,
  { undo }: Pick<SaveFlow, 'undo'>,
  dispatch: Dispatch<EditorAction>,
  on: UndoEvents,
): () => Promise<void> {
  return async () => {
    const code = await loadKeepEdits().catch(() => null);
    if (code === null) return on.partLost();
    if (undo === null) return;
    const action = { type: 'undone', undo, keepMine: code.keepMine } as const;
    const next = meantConfigs(editorReducer(state, action));
    dispatch(action);
    const isPlain = diffSkillSets(undo.before, next).length === 0;
    on.note(isPlain ? 'undone' : 'undone_beside_newer');
    focusWhenThere(REVIEW_BUTTON_ID);
  };
}
