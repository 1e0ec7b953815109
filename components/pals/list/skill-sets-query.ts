import { queryOptions } from '@tanstack/react-query';
import { getJson } from '@/lib/get-json';
import { paths } from '@/lib/paths';
import type { PalSkillsLine } from '@/lib/tavus/wire';
import { palKeys } from '../queries';
import { createBatch } from './batch';
import { openSkillSets } from './open-skill-sets';
import { NO_READINGS, withLines, type SkillReadings } from './skill-readings';

const FRESH_MS = 60_000;
/** Rows fill in steps a person can follow, and 5,000 lines cause dozens of renders, not 5,000. */
const BATCH_MS = 250;

/**
 * The skills of every PAL, from a stream: the data grows while the query is fetching. Old readings
 * stay until newer ones replace them. It fails where the stream breaks off; what came before stays.
 * @param refresh reads all anew; else the server may tell what it has kept for some minutes
 */
export function skillSetsQuery({ refresh = false } = {}) {
  return queryOptions({
    queryKey: palKeys.skillSets(),
    queryFn: async ({ client, queryKey, signal }): Promise<SkillReadings> => {
      const askedAt = performance.now();
      const batch = createBatch<PalSkillsLine>(
        (lines) =>
          client.setQueryData<SkillReadings>(queryKey, (known = NO_READINGS) => ({
            ...withLines(known, lines, askedAt),
            isWhole: false,
          })),
        BATCH_MS,
      );
      try {
        for await (const line of openSkillSets(signal, refresh)) batch.add(line);
      } finally {
        batch.flush();
      }
      const readings = client.getQueryData<SkillReadings>(queryKey) ?? NO_READINGS;
      return { ...readings, isWhole: true };
    },
    // One call a PAL is dear: not on every glance at the window. What was cut off is due at once.
    staleTime: ({ state }) => (state.data?.isWhole ? FRESH_MS : 0),
    refetchOnWindowFocus: false,
    retryOnMount: true,
  });
}

/** One PAL's skills, for a row that could not be read. */
export function readPalSkills(palId: string): Promise<PalSkillsLine> {
  return getJson<PalSkillsLine>(paths.api.palSkills(palId));
}
