'use client';

import { useLoaded } from '@/components/ui/use-loaded';
import type { PalSummary } from '@/lib/tavus/wire';
import { LongBody, type MeasuredRow } from '../fleet/long-body';
import { PLAIN_ROWS_AT_MOST, PlainBody } from '../fleet/plain-body';
import { PalRow } from './pal-row';
import type { ReadingsByPal } from './skill-readings';

/** What turns long lists into windows comes only where a list is long. */
const loadWindow = () => import('./window-of-pals');

const ROW_HEIGHT = 54;
const COLUMNS = 6;

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
  const isLong = pals.length > PLAIN_ROWS_AT_MOST;
  const code = useLoaded(loadWindow, isLong);
  if (!isLong) {
    return <PlainBody>{pals.map((_, index) => renderRow(index))}</PlainBody>;
  }
  return (
    <LongBody
      count={pals.length}
      rowHeight={ROW_HEIGHT}
      columns={COLUMNS}
      keyOf={(index) => pals[index]?.pal_id ?? String(index)}
      renderRow={renderRow}
      renderWindow={(rows) =>
        code && <code.WindowOfPals {...rows} pals={pals} readings={readings} />
      }
    />
  );
}
