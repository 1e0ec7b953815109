'use client';

import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useState } from 'react';
import { useIsHydrated } from '@/components/ui/use-is-hydrated';
import { PalRow } from './pal-row';
import type { PalRowsProps } from './pal-rows';

const ROW_HEIGHT = 45;
const ASSUMED_SCREEN = { width: 1280, height: 900 };
/** What the server draws: enough for a screen. */
const FIRST_ROWS = 32;

/** The rows in or near the window, between two rows that keep the room of all the others. */
export function WindowedRows({ pals, readings }: PalRowsProps) {
  // The virtualizer is one object for good: memoised by its identity, the rows would stand still.
  'use no memo';

  const isHydrated = useIsHydrated();
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
  // The browser begins with what the server has drawn, wherever somebody has scrolled it by then.
  const items = isHydrated ? virtualizer.getVirtualItems() : firstItems(pals);
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

function firstItems(pals: PalRowsProps['pals']) {
  return pals.slice(0, FIRST_ROWS).map(({ pal_id }, index) => ({
    index,
    key: pal_id,
    start: index * ROW_HEIGHT,
    end: (index + 1) * ROW_HEIGHT,
  }));
}

/**
 * Keeps the room of rows that are not drawn. By an old attribute: a style in the server's HTML would
 * be blocked by the content policy, and the page would grow under whoever has scrolled it.
 */
function Spacer({ height }: { height: number }) {
  return (
    <tr aria-hidden className="block lg:table-row">
      <td colSpan={6} height={height} className="p-0" />
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
