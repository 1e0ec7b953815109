'use client';

import { useEffect, useEffectEvent } from 'react';
import { useIdentity } from '@/components/layout/identity';
import { onSessionNews } from '@/lib/session-news';
import type { InterruptedSave, SavePlace } from './interrupted-save';

const loadInterruptedSave = () => import('./interrupted-save');
type Saves = Awaited<ReturnType<typeof loadInterruptedSave>>;

/**
 * Tells once, after the page has opened, how a save ended that was under way when it was left.
 * @returns what notes saves, as soon as its code is there
 */
export function useInterruptedSave(
  palId: string,
  onRecall: (interrupted: InterruptedSave) => void,
): (use: (saves: Saves, place: SavePlace) => void) => void {
  const { user } = useIdentity();
  const userId = user.id;
  const tell = useEffectEvent(onRecall);
  useEffect(() => {
    let isHere = true;
    async function recall() {
      const { recallSave } = await loadInterruptedSave();
      const interrupted = await recallSave({ userId, palId });
      if (isHere && interrupted !== null) tell(interrupted);
    }
    // Without an answer there is nothing to tell; the note stays, and is asked about next time.
    const ask = () => void recall().catch(() => undefined);
    ask();
    const unsubscribe = onSessionNews('resumed', ask);
    return () => {
      isHere = false;
      unsubscribe();
    };
  }, [userId, palId]);
  // No save waits for it, nor fails with it: without a note nothing is told on return.
  return (use) =>
    void loadInterruptedSave().then(
      (saves) => use(saves, { userId, palId }),
      () => undefined,
    );
}
