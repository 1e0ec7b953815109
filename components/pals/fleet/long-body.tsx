'use client';

import { useState, type ReactNode, type RefCallback } from 'react';

/** Enough for a screen. */
const FIRST_ROWS = 32;

/** Which rows of a long table are drawn, and the room of the others, in pixels. */
export interface RowWindow {
  readonly first: number;
  /** The first one after them that is not drawn. */
  readonly end: number;
  readonly above: number;
  readonly below: number;
  /** Measures the row it is the ref of; null where nobody does. */
  readonly measure: RefCallback<HTMLTableRowElement> | null;
}

/** A row hands both on to its `tr`: by them its height is measured. */
export interface MeasuredRow {
  readonly ref: RefCallback<HTMLTableRowElement>;
  readonly 'data-index': number;
}

export interface RowWindowProps {
  count: number;
  /** As high as a row mostly is, in pixels; each is measured once it is there. */
  rowHeight: number;
  keyOf: (index: number) => string;
  body: HTMLTableSectionElement | null;
  onWindow: (window: RowWindow) => void;
}

interface LongBodyProps extends Omit<RowWindowProps, 'body' | 'onWindow'> {
  columns: number;
  renderRow: (index: number, measured?: MeasuredRow) => ReactNode;
  /** What tells of the window, and draws nothing. Until its code is there, the first rows stay. */
  renderWindow: (props: RowWindowProps) => ReactNode;
}

/**
 * The rows of a long table in or near the browser's window, between two that keep the room of all the
 * others. The server draws the first ones; the same elements are taken over from there, so that no
 * click and no focus is lost when the window comes.
 */
export function LongBody(props: LongBodyProps) {
  const { count, rowHeight, keyOf, columns, renderRow, renderWindow } = props;
  const [body, setBody] = useState<HTMLTableSectionElement | null>(null);
  const [told, setTold] = useState<RowWindow | null>(null);
  const { first, end, above, below, measure } = told ?? firstWindow(count, rowHeight);
  const drawn = Array.from(
    { length: Math.max(0, Math.min(end, count) - first) },
    (_, index) => first + index,
  );
  return (
    <>
      {renderWindow({ count, rowHeight, keyOf, body, onWindow: setTold })}
      <tbody ref={setBody} role="rowgroup" className="block lg:table-row-group">
        <Spacer height={above} columns={columns} />
        {drawn.map((index) =>
          renderRow(index, measure === null ? undefined : { ref: measure, 'data-index': index }),
        )}
        <Spacer height={below} columns={columns} />
      </tbody>
    </>
  );
}

function firstWindow(count: number, rowHeight: number): RowWindow {
  const end = Math.min(count, FIRST_ROWS);
  return { first: 0, end, above: 0, below: (count - end) * rowHeight, measure: null };
}

/**
 * Keeps the room of rows that are not drawn. By an old attribute: a style in the server's HTML would
 * be blocked by the content policy, and the page would grow under whoever has scrolled it.
 */
function Spacer({ height, columns }: { height: number; columns: number }) {
  return (
    <tr aria-hidden className="block lg:table-row">
      <td colSpan={columns} height={height} className="p-0" />
    </tr>
  );
}
