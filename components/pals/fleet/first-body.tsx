import type { ReactNode } from 'react';

/** What the server draws of a long table: enough for a screen. */
export const FIRST_ROWS = 32;

export interface LongBodyProps {
  count: number;
  /** As high as a row mostly is, in pixels. */
  rowHeight: number;
  columns: number;
}

interface FirstBodyProps extends LongBodyProps {
  renderRow: (index: number) => ReactNode;
}

/**
 * The first rows of a long table, and the room of the others: what stands there while the code that
 * makes a window of it is on its way.
 */
export function FirstBody({ count, rowHeight, columns, renderRow }: FirstBodyProps) {
  const drawn = Math.min(count, FIRST_ROWS);
  return (
    <tbody role="rowgroup" className="block lg:table-row-group">
      {Array.from({ length: drawn }, (_, index) => renderRow(index))}
      <Spacer height={(count - drawn) * rowHeight} columns={columns} />
    </tbody>
  );
}

/**
 * Keeps the room of rows that are not drawn. By an old attribute: a style in the server's HTML would
 * be blocked by the content policy, and the page would grow under whoever has scrolled it.
 */
export function Spacer({ height, columns }: { height: number; columns: number }) {
  return (
    <tr aria-hidden className="block lg:table-row">
      <td colSpan={columns} height={height} className="p-0" />
    </tr>
  );
}
