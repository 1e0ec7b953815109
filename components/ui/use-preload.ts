'use client';

import { useEffect } from 'react';

/**
 * Fetches code as soon as it is likely to be needed. Whoever has typed for an hour must not find
 * that the code for saving can no longer be had: the network may be gone by then, or the build.
 */
export function usePreload(load: () => Promise<unknown>, isLikely: boolean): void {
  useEffect(() => {
    // A failure is not news here: it is told where the code is needed.
    if (isLikely) load().catch(() => undefined);
  }, [load, isLikely]);
}
