import { useState, type Dispatch } from 'react';
import type { EditorAction } from './editor-reducer';
import { unsavedIn, type EditorState, type Unsaved } from './editor-state';

export interface Discard {
  /** Whether what was discarded last can be brought back. */
  readonly canUndo: boolean;
  readonly discard: () => void;
  readonly undo: () => void;
}

/** Discards what is unsaved, and brings it back until the next save. */
export function useDiscard(
  state: EditorState,
  isSaving: boolean,
  dispatch: Dispatch<EditorAction>,
): Discard {
  const [discarded, setDiscarded] = useState<Unsaved | null>(null);
  if (isSaving && discarded !== null) setDiscarded(null);
  return {
    canUndo: discarded !== null,
    discard: () => {
      setDiscarded(unsavedIn(state));
      dispatch({ type: 'discarded' });
    },
    undo: () => {
      if (discarded !== null) dispatch({ type: 'restored', ...discarded });
      setDiscarded(null);
    },
  };
}
