'use client';

import { useEffect, useState } from 'react';
import { changesOf, type EditorState } from '@/components/pals/editor/editor-state';
import { createKeeper, type DraftKeeper } from './draft-keeper';
import { browserStorage, type DraftPlace } from './draft-keys';
import type { Draft } from './draft-record';
import { holdDraft } from './live-drafts';

/** Keeps what is unsaved in the browser while the editor is open, and as it was left after that. */
export function useDraftKeeper(place: DraftPlace, state: EditorState): DraftKeeper {
  const [keeper] = useState(() => createKeeper(browserStorage(), place));

  useEffect(() => keeper.put(() => draftIn(state)), [keeper, state]);

  useEffect(() => {
    let giveUp = holdDraft(keeper.key);
    const leave = () => {
      keeper.flush();
      giveUp();
    };
    const comeBack = (event: PageTransitionEvent) => {
      if (event.persisted) giveUp = holdDraft(keeper.key);
    };
    const hide = () => document.visibilityState === 'hidden' && keeper.flush();
    window.addEventListener('pagehide', leave);
    window.addEventListener('pageshow', comeBack);
    document.addEventListener('visibilitychange', hide);
    return () => {
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('pageshow', comeBack);
      document.removeEventListener('visibilitychange', hide);
      leave();
    };
  }, [keeper]);

  return keeper;
}

/** A text that is no config yet is not in it: of such a skill the last good one is. */
function draftIn(state: EditorState): Draft | null {
  const changes = changesOf(state);
  return changes.length === 0 ? null : { baseline: state.base.view, changes };
}
