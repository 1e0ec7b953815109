'use client';

import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RowWindow, RowWindowProps } from './long-body';

/** Tells which rows of a table are in or near the browser's window. Draws nothing. */
export function WindowOfRows({ count, rowHeight, keyOf, body, onWindow }: RowWindowProps) {
  // The virtualizer is one object for good: memoised by its identity, the window would stand still.
  'use no memo';

  const scrollMargin = useDocumentTop(body);
  const virtualizer = useWindowVirtualizer<HTMLTableRowElement>({
    count,
    estimateSize: () => rowHeight,
    getItemKey: keyOf,
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    overscan: 12,
    scrollMargin,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  const told = useRef<RowWindow>(null);
  useLayoutEffect(() => {
    const next = {
      first: first?.index ?? 0,
      end: (last?.index ?? -1) + 1,
      above: (first?.start ?? scrollMargin) - scrollMargin,
      below: virtualizer.getTotalSize() - ((last?.end ?? scrollMargin) - scrollMargin),
      measure: virtualizer.measureElement,
    };
    if (told.current !== null && isSame(told.current, next)) return;
    told.current = next;
    onWindow(next);
  });
  return null;
}

function isSame(a: RowWindow, b: RowWindow): boolean {
  return a.first === b.first && a.end === b.end && a.above === b.above && a.below === b.below;
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
