'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { tryNow } from '@/lib/try-now';
import { countRead, NO_READINGS, oldestReading, type ReadingsByPal } from '../list/skill-readings';
import { skillSetsQuery } from '../list/skill-sets-query';
import type { PalListRead } from './pal-list-gate';
import { useNewPals } from './use-new-pals';

const NONE: readonly string[] = [];

/** What is known of the skills of every PAL, and how the reading of them stands. */
export interface SkillReadingsNow {
  readonly byPal: ReadingsByPal;
  /** Whether PALs without a reading are still to come. */
  readonly isReading: boolean;
  /** How many PALs' skills are read so far; null when there is no more to come. */
  readonly readCount: number | null;
  /** PALs whose skills could not be read. */
  readonly failedCount: number;
  /** PALs that were not read because Tavus has asked for a pause; 0 while reading. */
  readonly pausedCount: number;
  /** PALs whose skills nobody is reading and nobody has read. */
  readonly unreadCount: number;
  /** Why the last reading ended early; null while another one runs. */
  readonly error: Error | null;
  /** When the oldest skills at hand were read, ISO 8601; null while reading, or where none are. */
  readonly asOf: string | null;
  /** Whether the list or the skills are being read, again or for the first time. */
  readonly isRefreshing: boolean;
  /** Goes on where the last reading ended, also during a pause. */
  readonly retry: () => void;
  /** Reads the list and every PAL's skills anew, past what the server has kept. */
  readonly refresh: () => void;
}

/** Reads the skills of every PAL of a list, or tells what another page has read of them. */
export function useSkillReadings({ list, isFetching, onRefetch }: PalListRead): SkillReadingsNow {
  const client = useQueryClient();
  const { data, isFetching: isReadingSets, error, refetch } = useQuery(skillSetsQuery());
  // Rows are drawn anew between what people do, not before it: lines come all the time. All of it
  // together, lest a reading be over while its last rows are still missing.
  const sets = useDeferredValue({ data, isFetching: isReadingSets, error });
  const { byPal } = sets.data ?? NO_READINGS;
  const unknown = list.pals.flatMap(({ pal_id }) => (byPal.has(pal_id) ? [] : [pal_id]));
  const isOver = sets.data?.isWhole === true && !sets.isFetching && sets.error === null;
  const unreadable = useNewPals(isOver ? unknown : NONE);
  const isReading = sets.isFetching && unknown.length > 0;
  return {
    byPal,
    isReading,
    readCount: isReading ? countRead(list.pals, byPal) : null,
    failedCount: list.pals.filter((pal) => byPal.get(pal.pal_id)?.state === 'failed').length,
    pausedCount: sets.isFetching
      ? 0
      : list.pals.filter((pal) => byPal.get(pal.pal_id)?.isPaused).length,
    unreadCount: sets.isFetching ? 0 : (isOver ? unreadable : unknown).length,
    error: sets.isFetching ? null : sets.error,
    asOf: sets.isFetching ? null : oldestReading(byPal),
    isRefreshing: isFetching || sets.isFetching,
    retry: () => void tryNow().then(() => refetch()),
    refresh: () => {
      void onRefetch();
      // Its failure is the query's own.
      void client.prefetchQuery({ ...skillSetsQuery({ refresh: true }), staleTime: 0 });
    },
  };
}
