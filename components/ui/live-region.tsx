import type { ReactNode } from 'react';

/** Heard without taking the focus. Keep it mounted and change its words: a region that arrives filled is not read out. */
export function LiveStatus({ children }: { children: ReactNode }) {
  return (
    <div role="status" aria-live="polite">
      {children}
    </div>
  );
}
