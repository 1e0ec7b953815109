'use client';

import { useState } from 'react';
import { WindowedBody } from '../fleet/windowed-body';
import { PalRow } from './pal-row';
import type { PalRowsProps } from './pal-rows';
import { useWantedSkills } from './use-wanted-skills';

const ROW_HEIGHT = 54;
const COLUMNS = 6;

/** The rows of a long list; the skills of those in sight are asked for before all others. */
export function WindowedRows({ pals, readings }: PalRowsProps) {
  const [inSight, setInSight] = useState<readonly number[]>([]);
  useWantedSkills(
    inSight.flatMap((index) => pals[index]?.pal_id ?? []),
    readings,
  );
  return (
    <WindowedBody
      count={pals.length}
      rowHeight={ROW_HEIGHT}
      columns={COLUMNS}
      keyOf={(index) => pals[index]?.pal_id ?? String(index)}
      onWindow={(indexes) => setInSight((known) => (isSame(known, indexes) ? known : indexes))}
      renderRow={(index, measured) => {
        const pal = pals[index];
        return (
          pal && (
            <PalRow
              key={pal.pal_id}
              {...measured}
              pal={pal}
              reading={readings.get(pal.pal_id)}
              index={index}
            />
          )
        );
      }}
    />
  );
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a[0] === b[0] && a.length === b.length;
}
