'use client';

import { useMemo } from 'react';
import type { PalSummary } from '@/lib/tavus/wire';
import type { ReadingsByPal } from '../list/skill-readings';
import type { SkillNameOf } from '../skill-name-lookup';
import { toRows, type AttachmentRow } from './rows';
import { sortRows, type AttachmentSort } from './sort-rows';

/**
 * Every row in order. Memoized by hand, and in a hook, for the same reason as `useOrderedPals`: a
 * filter must not sort again.
 */
export function useSortedRows(
  pals: readonly PalSummary[],
  byPal: ReadingsByPal,
  sort: AttachmentSort,
  nameOf: SkillNameOf,
): readonly AttachmentRow[] {
  const rows = useMemo(() => toRows(pals, byPal, nameOf), [pals, byPal, nameOf]);
  return useMemo(() => sortRows(rows, sort), [rows, sort]);
}
