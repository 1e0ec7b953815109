'use client';

import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useState } from 'react';
import { PalRow } from './pal-row';
import type { PalRowsProps } from './pal-rows';

const ROW_HEIGHT = 45;
/** What the server takes for a screen: its rows are in the HTML, and replaced by the real ones. */
const ASSUMED_SCREEN = { width: 1280, height: 900 };

/** The rows in or near the window, between two rows that keep the room of all the others. */
export function WindowedRows({ pals, readings }: PalRowsProps) {
  // The virtualizer is one object for good: memoised by its identity, the rows would stand still.
  'use no memo';

  const [body, setBody] = useState<HTMLTableSectionElement | null>(null);
  const scrollMargin = useDocumentTop(body);
  const virtualizer = useWindowVirtualizer({
    count: pals.length,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => pals[index]?.pal_id ?? index,
    initialRect: ASSUMED_SCREEN,
    overscan: 12,
    scrollMargin,
  });
  const items = virtualizer.getVirtualItems();
  const above = (items[0]?.start ?? scrollMargin) - scrollMargin;
  const below = virtualizer.getTotalSize() - ((items.at(-1)?.end ?? scrollMargin) - scrollMargin);

  return (
    <tbody ref={setBody} role="rowgroup" className="block lg:table-row-group">
      <Spacer height={above} />
      {items.map(({ index, key }) => {
        const pal = pals[index];
        return (
          pal && (
            <PalRow
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              pal={pal}
              reading={readings.get(pal.pal_id)}
              index={index}
            />
          )
        );
      })}
      <Spacer height={below} />
    </tbody>
  );
}

function Spacer({ height }: { height: number }) {
  return (
    <tr aria-hidden className="block lg:table-row" style={{ height }}>
      <td colSpan={6} className="p-0" />
    </tr>
  );
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
