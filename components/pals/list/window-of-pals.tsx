'use client';

import { useState } from 'react';
import type { PalSummary } from '@/lib/tavus/wire';
import type { RowWindow, RowWindowProps } from '../fleet/long-body';
import { WindowOfRows } from '../fleet/window-of-rows';
import type { ReadingsByPal } from './skill-readings';
import { useWantedSkills } from './use-wanted-skills';

interface WindowOfPalsProps extends RowWindowProps {
  pals: readonly PalSummary[];
  readings: ReadingsByPal;
}

/** The window of a long list; the skills of the PALs in it are asked for before all others. */
export function WindowOfPals({ pals, readings, onWindow, ...rows }: WindowOfPalsProps) {
  const [inSight, setInSight] = useState<RowWindow | null>(null);
  useWantedSkills(
    pals.slice(inSight?.first ?? 0, inSight?.end ?? 0).map(({ pal_id }) => pal_id),
    readings,
  );
  return (
    <WindowOfRows
      {...rows}
      onWindow={(window) => {
        setInSight(window);
        onWindow(window);
      }}
    />
  );
}
