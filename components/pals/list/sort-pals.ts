import type { PalSummary, PalType } from '@/lib/tavus/wire';
import { parseInstant } from '@/lib/time';
import type { ReadingsByPal } from './skill-readings';

export const SORT_COLUMNS = ['name', 'type', 'changed'] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];
/** A leading minus turns the order round, as in the address. */
export const PAL_SORTS = ['name', '-name', 'type', '-type', 'changed', '-changed'] as const;
export type PalSort = (typeof PAL_SORTS)[number];

// One fixed locale: the server and every browser must agree on the order of the first render.
const collator = new Intl.Collator('en', { numeric: true });

/**
 * The PALs in order; ties by name, then id. PALs without a known last change come last in both
 * directions: what is not known is neither old nor new.
 */
export function sortPals(
  pals: readonly PalSummary[],
  sort: PalSort,
  readings: ReadingsByPal,
): PalSummary[] {
  const { column, isDescending } = parseSort(sort);
  const turn = isDescending ? -1 : 1;
  switch (column) {
    case 'name':
      return pals.toSorted((a, b) => turn * compareNames(a, b));
    case 'type':
      return pals.toSorted(
        (a, b) => turn * (typeRank(a.pal_type) - typeRank(b.pal_type)) || compareNames(a, b),
      );
    case 'changed':
      return sortByChange(pals, turn, readings);
  }
}

export function parseSort(sort: PalSort): { column: SortColumn; isDescending: boolean } {
  switch (sort) {
    case 'name':
    case 'type':
    case 'changed':
      return { column: sort, isDescending: false };
    case '-name':
      return { column: 'name', isDescending: true };
    case '-type':
      return { column: 'type', isDescending: true };
    case '-changed':
      return { column: 'changed', isDescending: true };
  }
}

/** What a click on a column's header asks for; a time's first order is newest first. */
export function nextSort(current: PalSort, column: SortColumn): PalSort {
  const first: PalSort = column === 'changed' ? '-changed' : column;
  const second: PalSort = column === 'changed' ? 'changed' : `-${column}`;
  return current === first ? second : first;
}

function sortByChange(
  pals: readonly PalSummary[],
  turn: 1 | -1,
  readings: ReadingsByPal,
): PalSummary[] {
  // Each time is read once, not at every comparison: thousands of rows sort while more arrive.
  const keyed = pals.map((pal) => {
    const reading = readings.get(pal.pal_id);
    const raw = reading?.state === 'read' ? reading.lastChange : null;
    return { pal, raw, instant: parseInstant(raw) };
  });
  keyed.sort((a, b) => {
    if (a.instant === null || b.instant === null) {
      return Number(a.instant === null) - Number(b.instant === null) || compareNames(a.pal, b.pal);
    }
    const order = compareExactly(a.instant, b.instant) || compareExactly(a.raw ?? '', b.raw ?? '');
    return turn * order || compareNames(a.pal, b.pal);
  });
  return keyed.map(({ pal }) => pal);
}

function compareNames(a: PalSummary, b: PalSummary): number {
  return collator.compare(a.pal_name, b.pal_name) || compareExactly(a.pal_id, b.pal_id);
}

function compareExactly<T extends string | bigint>(a: T, b: T): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A type that could not be checked comes last. */
const TYPE_ORDER: readonly PalType[] = ['user', 'other', 'system', null];

function typeRank(type: PalType): number {
  return TYPE_ORDER.indexOf(type);
}
