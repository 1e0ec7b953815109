'use client';

import { useSyncExternalStore } from 'react';

const TICK_MS = 250;

/**
 * Whole seconds until an instant, by the clock and not by ticks: a tab in the background gets few.
 * @param until milliseconds since 1970; null means no wait
 */
export function useSecondsLeft(until: number | null): number {
  return useSyncExternalStore(
    (onTick) => {
      if (until === null) return () => undefined;
      const timer = setInterval(() => {
        onTick();
        if (Date.now() >= until) clearInterval(timer);
      }, TICK_MS);
      return () => clearInterval(timer);
    },
    () => (until === null ? 0 : Math.max(0, Math.ceil((until - Date.now()) / 1_000))),
    () => 0,
  );
}
