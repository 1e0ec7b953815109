import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareInstants, parseInstant } from '@/lib/time';
import { account } from './arbitraries';
import type { ReadingsByPal } from './skill-readings';
import { nextSort, PAL_SORTS, SORT_COLUMNS, parseSort, sortPals } from './sort-pals';

const anySort = fc.constantFrom(...PAL_SORTS);

function changeOf(readings: ReadingsByPal, palId: string): string | null {
  const reading = readings.get(palId);
  return reading?.state === 'read' ? reading.lastChange : null;
}

test('sorting loses and adds nothing, and does not depend on the order before', () => {
  fc.assert(
    fc.property(account, anySort, ({ pals, readings }, sort) => {
      const sorted = sortPals(pals, sort, readings);
      expect(new Set(sorted)).toEqual(new Set(pals));
      expect(sorted).toHaveLength(pals.length);
      expect(sortPals(pals.toReversed(), sort, readings)).toEqual(sorted);
    }),
  );
});

test('names turn round exactly', () => {
  fc.assert(
    fc.property(account, ({ pals, readings }) => {
      expect(sortPals(pals, '-name', readings)).toEqual(
        sortPals(pals, 'name', readings).toReversed(),
      );
    }),
  );
});

test('the last change sorts by instant, with unknown ones last in both directions', () => {
  fc.assert(
    fc.property(account, fc.boolean(), ({ pals, readings }, isDescending) => {
      const sorted = sortPals(pals, isDescending ? '-changed' : 'changed', readings);
      const times = sorted.map((pal) => changeOf(readings, pal.pal_id));
      const known = times.filter((time) => parseInstant(time) !== null);
      expect(times.slice(known.length).every((time) => parseInstant(time) === null)).toBe(true);
      const ascending = isDescending ? known.toReversed() : known;
      expect(ascending).toEqual(known.toSorted(compareInstants));
    }),
  );
});

test('the last change is the newest readable time of all its skills', () => {
  fc.assert(
    fc.property(account, ({ readings }) => {
      for (const reading of readings.values()) {
        if (reading.state === 'failed') continue;
        const instants = reading.skills
          .map((skill) => parseInstant(skill.updated_at))
          .filter((instant) => instant !== null);
        const newest = instants.reduce<bigint | null>(
          (best, instant) => (best === null || instant > best ? instant : best),
          null,
        );
        expect(parseInstant(reading.lastChange)).toBe(newest);
      }
    }),
  );
});

test('numbers in names sort as numbers', () => {
  const [ten, two] = ['PAL 10', 'PAL 2'].map((pal_name) => ({
    pal_id: pal_name,
    pal_name,
    pal_type: 'user' as const,
    pipeline_mode: null,
    created_at: null,
    updated_at: null,
  }));
  if (ten === undefined || two === undefined) throw new Error('two PALs are needed');
  expect(sortPals([ten, two], 'name', new Map())).toEqual([two, ten]);
});

test('a header sorts by its column, and a second click turns it round', () => {
  for (const column of SORT_COLUMNS) {
    for (const current of PAL_SORTS.filter((sort) => parseSort(sort).column !== column)) {
      const first = nextSort(current, column);
      const second = nextSort(first, column);
      expect(parseSort(first).column).toBe(column);
      expect(parseSort(second)).toEqual({ column, isDescending: !parseSort(first).isDescending });
      expect(nextSort(second, column)).toBe(first);
    }
  }
});

test('the first click on the last change brings the newest to the top', () => {
  expect(nextSort('name', 'changed')).toBe('-changed');
});
