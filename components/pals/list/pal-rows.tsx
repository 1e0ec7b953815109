'use client';

import dynamic from 'next/dynamic';
import type { PalSummary } from '@/lib/tavus/wire';
import { PalRow } from './pal-row';
import type { ReadingsByPal } from './skill-readings';

/** What turns long lists into windows comes only where a list is long. */
const WindowedRows = dynamic(async () => (await import('./windowed-rows')).WindowedRows, {
  // Without it there is no boundary, and code on its way would hide the whole page.
  loading: () => <tbody />,
});

/** Up to here all rows are in the page, where the browser's own search finds them. */
const PLAIN_ROWS_AT_MOST = 100;

export interface PalRowsProps {
  pals: readonly PalSummary[];
  readings: ReadingsByPal;
}

export function PalRows({ pals, readings }: PalRowsProps) {
  if (pals.length > PLAIN_ROWS_AT_MOST) return <WindowedRows pals={pals} readings={readings} />;
  return (
    <tbody role="rowgroup" className="block lg:table-row-group">
      {pals.map((pal, index) => (
        <PalRow key={pal.pal_id} pal={pal} reading={readings.get(pal.pal_id)} index={index} />
      ))}
    </tbody>
  );
}
