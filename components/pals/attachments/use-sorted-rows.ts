'use client';

import { useMemo } from 'react';
import type { PalSummary } from '@/lib/tavus/wire';
import type { ReadingsByPal } from '../list/skill-readings';
import { toRows, type AttachmentRow } from './rows';
import { sortRows, type AttachmentSort } from './sort-rows';

/**
 * Every row in order, made anew for other skills or another order alone: a filter keeps the order
 * it is given. By hand and in a hook for the reason `useOrderedPals` is.
 */
export function useSortedRows(
  pals: readonly PalSummary[],
  byPal: ReadingsByPal,
  sort: AttachmentSort,
): readonly AttachmentRow[] {
  const rows = useMemo(() => toRows(pals, byPal), [pals, byPal]);
  return useMemo(() => sortRows(rows, sort), [rows, sort]);
}
