'use client';

import { useWindowVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useState, type ReactNode, type Ref } from 'react';
import { useIsHydrated } from '@/components/ui/use-is-hydrated';
import { FIRST_ROWS, Spacer, type LongBodyProps } from './first-body';

/** What the server takes for a screen: its rows are in the HTML, and replaced by the real ones. */
const ASSUMED_SCREEN = { width: 1280, height: 900 };
interface WindowedBodyProps extends LongBodyProps {
  keyOf: (index: number) => string;
  /** The row must hand both on to its `tr`: by them its height is measured. */
  renderRow: (index: number, measured: MeasuredRow) => ReactNode;
  /** Told of the rows in or near the window. */
  onWindow?: (indexes: readonly number[]) => void;
}

export interface MeasuredRow {
  readonly ref: Ref<HTMLTableRowElement>;
  readonly 'data-index': number;
}

/** The rows in or near the window, between two rows that keep the room of all the others. */
export function WindowedBody(props: WindowedBodyProps) {
  // The virtualizer is one object for good: memoised by its identity, the rows would stand still.
  'use no memo';

  const { count, rowHeight, columns, keyOf, renderRow, onWindow } = props;
  const isHydrated = useIsHydrated();
  const [body, setBody] = useState<HTMLTableSectionElement | null>(null);
  const scrollMargin = useDocumentTop(body);
  const virtualizer = useWindowVirtualizer<HTMLTableRowElement>({
    count,
    estimateSize: () => rowHeight,
    getItemKey: keyOf,
    initialRect: ASSUMED_SCREEN,
    overscan: 12,
    scrollMargin,
  });
  // The browser begins with what the server has drawn, wherever somebody has scrolled it by then.
  const items = isHydrated ? virtualizer.getVirtualItems() : firstItems(count, rowHeight);
  const above = (items[0]?.start ?? scrollMargin) - scrollMargin;
  const below = virtualizer.getTotalSize() - ((items.at(-1)?.end ?? scrollMargin) - scrollMargin);
  useTold(
    items.map(({ index }) => index),
    onWindow,
  );

  return (
    <tbody ref={setBody} role="rowgroup" className="block lg:table-row-group">
      <Spacer height={above} columns={columns} />
      {items.map(({ index }) =>
        renderRow(index, { ref: measure(virtualizer), 'data-index': index }),
      )}
      <Spacer height={below} columns={columns} />
    </tbody>
  );
}

function firstItems(count: number, rowHeight: number) {
  return Array.from({ length: Math.min(count, FIRST_ROWS) }, (_, index) => ({
    index,
    start: index * rowHeight,
    end: (index + 1) * rowHeight,
  }));
}

function measure(virtualizer: Virtualizer<Window, HTMLTableRowElement>) {
  return virtualizer.measureElement;
}

function useTold(
  indexes: readonly number[],
  tell: ((indexes: readonly number[]) => void) | undefined,
): void {
  useEffect(() => tell?.(indexes));
}

/** How far an element begins below the document's top, in pixels, kept right as the page above it grows. */
function useDocumentTop(element: Element | null): number {
  const [top, setTop] = useState(0);
  useEffect(() => {
    if (element === null) return;
    const observer = new ResizeObserver(() =>
      setTop(Math.round(element.getBoundingClientRect().top + window.scrollY)),
    );
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [element]);
  return top;
}
