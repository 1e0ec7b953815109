'use client';

import { useSyncExternalStore } from 'react';

/** False on the server and while the browser takes over its HTML, true from then on. */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
}
