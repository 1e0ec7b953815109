// @vitest-environment jsdom
import { renderHook } from '@testing-library/react';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { account } from '../list/arbitraries';
import type { ReadingsByPal } from '../list/skill-readings';
import { useOrderedPals } from '../list/use-ordered-pals';
import type { AttachmentSort } from './sort-rows';
import { useSortedRows } from './use-sorted-rows';

const nameOf = (skillId: string) => `Name of ${skillId}`;
const ACCOUNTS = fc.sample(account, { numRuns: 10, seed: 7 });

test.each(ACCOUNTS)('a render for neither skills nor order makes no row anew', (known) => {
  const { pals, readings } = known;
  const { result, rerender } = renderHook(
    ({ sort }: { sort: AttachmentSort }) => useSortedRows(pals, readings, sort, nameOf),
    { initialProps: { sort: 'pal' } },
  );
  const first = result.current;
  rerender({ sort: 'pal' });
  expect(result.current).toBe(first);
  // Each row is the same one in every order: what was folded of it for the search stays folded.
  rerender({ sort: '-updated' });
  expect(new Set(result.current)).toEqual(new Set(first));
  expect(result.current.every((row) => first.includes(row))).toBe(true);
});

test.each(ACCOUNTS)('skills that arrive do not order PALs by name anew', ({ pals, readings }) => {
  const { result, rerender } = renderHook(
    ({ byPal }: { byPal: ReadingsByPal }) => useOrderedPals(pals, 'name', byPal),
    { initialProps: { byPal: readings } },
  );
  const first = result.current;
  rerender({ byPal: new Map() });
  expect(result.current).toBe(first);
});
