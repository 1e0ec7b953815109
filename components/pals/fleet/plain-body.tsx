import type { ReactNode } from 'react';

/** Up to here all rows are in the page, where the browser's own search finds them. */
export const PLAIN_ROWS_AT_MOST = 100;

/**
 * All rows of a short table. As cards they are high, and few are in the window: the browser lays out
 * the others once they come near it. They stay in the page for its search, for screen readers and
 * for the keyboard. (What CSS lays out as table rows cannot be left out so.)
 */
export function PlainBody({ children }: { children: ReactNode }) {
  return (
    <tbody role="rowgroup" className="block cards-when-near lg:table-row-group">
      {children}
    </tbody>
  );
}
