'use client';

import { useMemo } from 'react';
import type { PalSummary } from '@/lib/tavus/wire';
import { toSearchable, type SearchablePal } from './filter-pals';
import { NO_READINGS, type ReadingsByPal } from './skill-readings';
import { parseSort, sortPals, type PalSort } from './sort-pals';

/**
 * The PALs in order and folded for the search, made anew for another list or order alone. Told to
 * the compiler by hand and in a hook: in the component it would keep the order together with the
 * filter that is handed it, and make both anew at every key.
 */
export function useOrderedPals(
  pals: readonly PalSummary[],
  sort: PalSort,
  byPal: ReadingsByPal,
): readonly SearchablePal[] {
  // Only one order looks at the skills; the others must not be made again as skills arrive.
  const sortedBy = parseSort(sort).column === 'changed' ? byPal : NO_READINGS.byPal;
  return useMemo(() => toSearchable(sortPals(pals, sort, sortedBy)), [pals, sort, sortedBy]);
}
