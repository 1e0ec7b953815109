'use client';

import { useEffect, useState } from 'react';
import { unsavedIn, type EditorState } from '@/components/pals/editor/editor-state';
import { createKeeper, type DraftKeeper } from './draft-keeper';
import { browserStorage, type DraftPlace } from './draft-keys';
import { holdDraft } from './live-drafts';

/** Drafts are given up after 24 hours; a tab that is asleep for longer holds its lock. */
const RENEW_MS = 60 * 60 * 1000;

/** Keeps what is unsaved in the browser while the editor is open, and as it was left after that. */
export function useDraftKeeper(place: DraftPlace, state: EditorState): DraftKeeper {
  const [keeper] = useState(() => createKeeper(browserStorage(), place));

  useEffect(() => keeper.put(() => unsavedIn(state)), [keeper, state]);

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
    const renewal = setInterval(keeper.renew, RENEW_MS);
    return () => {
      clearInterval(renewal);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('pageshow', comeBack);
      document.removeEventListener('visibilitychange', hide);
      leave();
    };
  }, [keeper]);

  return keeper;
}
