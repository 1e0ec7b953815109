'use client';

import { useState, type ComponentProps } from 'react';
import type { PalSummary } from '@/lib/tavus/wire';
import { WindowedBody } from '../fleet/windowed-body';
import type { ReadingsByPal } from './skill-readings';
import { useWantedSkills } from './use-wanted-skills';

interface WindowedRowsProps extends Omit<
  ComponentProps<typeof WindowedBody>,
  'keyOf' | 'onWindow'
> {
  pals: readonly PalSummary[];
  readings: ReadingsByPal;
}

/** The rows of a long list; the skills of those in sight are asked for before all others. */
export function WindowedRows({ pals, readings, ...body }: WindowedRowsProps) {
  const [inSight, setInSight] = useState<readonly number[]>([]);
  useWantedSkills(
    inSight.flatMap((index) => pals[index]?.pal_id ?? []),
    readings,
  );
  return (
    <WindowedBody
      {...body}
      keyOf={(index) => pals[index]?.pal_id ?? String(index)}
      onWindow={(indexes) => setInSight((known) => (isSame(known, indexes) ? known : indexes))}
    />
  );
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a[0] === b[0] && a.length === b.length;
}
