'use client';

import dynamic from 'next/dynamic';
import { Suspense } from 'react';
import type { PalSummary } from '@/lib/tavus/wire';
import { FirstBody } from '../fleet/first-body';
import { PLAIN_ROWS_AT_MOST, PlainBody } from '../fleet/plain-body';
import type { MeasuredRow } from '../fleet/windowed-body';
import { PalRow } from './pal-row';
import type { ReadingsByPal } from './skill-readings';

/** What turns long lists into windows comes only where a list is long. */
const WindowedRows = dynamic(async () => (await import('./windowed-rows')).WindowedRows);

const LONG = { rowHeight: 54, columns: 6 };

export interface PalRowsProps {
  pals: readonly PalSummary[];
  readings: ReadingsByPal;
}

export function PalRows({ pals, readings }: PalRowsProps) {
  const renderRow = (index: number, measured?: MeasuredRow) => {
    const pal = pals[index];
    if (pal === undefined) return null;
    const reading = readings.get(pal.pal_id);
    return <PalRow key={pal.pal_id} {...measured} pal={pal} reading={reading} index={index} />;
  };
  if (pals.length <= PLAIN_ROWS_AT_MOST) {
    return <PlainBody>{pals.map((_, index) => renderRow(index))}</PlainBody>;
  }
  const long = { ...LONG, count: pals.length, renderRow };
  return (
    // A list may be sorted and searched before that code is there.
    <Suspense fallback={<FirstBody {...long} />}>
      <WindowedRows {...long} pals={pals} readings={readings} />
    </Suspense>
  );
}
