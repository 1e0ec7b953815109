'use client';

import dynamic from 'next/dynamic';
import type { PalSummary } from '@/lib/tavus/wire';
import { PLAIN_ROWS_AT_MOST, PlainBody } from '../fleet/plain-body';
import { PalRow } from './pal-row';
import type { ReadingsByPal } from './skill-readings';

/** What turns long lists into windows comes only where a list is long. */
const WindowedRows = dynamic(async () => (await import('./windowed-rows')).WindowedRows, {
  // Without it there is no boundary, and code on its way would hide the whole page.
  loading: () => <tbody />,
});

export interface PalRowsProps {
  pals: readonly PalSummary[];
  readings: ReadingsByPal;
}

export function PalRows({ pals, readings }: PalRowsProps) {
  if (pals.length > PLAIN_ROWS_AT_MOST) return <WindowedRows pals={pals} readings={readings} />;
  return (
    <PlainBody>
      {pals.map((pal, index) => (
        <PalRow key={pal.pal_id} pal={pal} reading={readings.get(pal.pal_id)} index={index} />
      ))}
    </PlainBody>
  );
}
