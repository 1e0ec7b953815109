import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { FailureError, getJson } from '@/lib/get-json';
import { paths } from '@/lib/paths';
import { failure, type Failure } from '@/lib/result';
import type { EditorView, PalList, PalSkill, PalSkillsLine } from '@/lib/tavus/wire';
import { createBatch } from './list/batch';
import { openSkillSets } from './list/open-skill-sets';
import { NO_READINGS, withLines, type SkillReadings } from './list/skill-readings';

/** The names under which what was read is kept, for the server that fills and the browser that reads. */
export const palKeys = {
  list: () => ['pals', 'list'] as const,
  skillSets: () => ['pals', 'skill-sets'] as const,
  editor: (palId: string) => ['pals', 'editor', palId] as const,
};

/** Every PAL of the account, without their skills. */
export function palListQuery() {
  return queryOptions({
    queryKey: palKeys.list(),
    queryFn: ({ signal }) => getJson<PalList>(paths.api.pals(), signal),
    refetchOnWindowFocus: true,
  });
}

/** All that the editor of one PAL opens on. */
export function editorQuery(palId: string) {
  return queryOptions({
    queryKey: palKeys.editor(palId),
    queryFn: ({ signal }) => getJson<EditorView>(paths.api.editor(palId), signal),
  });
}

const FRESH_MS = 60_000;
/** Rows fill in steps a person can follow, and 5,000 lines cause dozens of renders, not 5,000. */
const BATCH_MS = 250;

/**
 * The skills of every PAL, from a stream: the data grows while the query is fetching. Old readings
 * stay until newer ones replace them. It fails where the stream breaks off; what came before stays.
 */
export function skillSetsQuery() {
  return queryOptions({
    queryKey: palKeys.skillSets(),
    queryFn: async ({ client, queryKey, signal }): Promise<SkillReadings> => {
      const batch = createBatch<PalSkillsLine>(
        (lines) =>
          client.setQueryData<SkillReadings>(queryKey, (known = NO_READINGS) => ({
            ...withLines(known, lines),
            isWhole: false,
          })),
        BATCH_MS,
      );
      try {
        for await (const line of openSkillSets(signal)) batch.add(line);
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
export async function readPalSkills(palId: string): Promise<readonly PalSkill[]> {
  const { skills } = await getJson<{ skills: readonly PalSkill[] }>(paths.api.palSkills(palId));
  return skills;
}

/** Lays what was just learnt of one PAL's skills over what the list knows. */
export function rememberSkills(client: QueryClient, line: PalSkillsLine): void {
  const queryKey = palKeys.skillSets();
  // One PAL read anew does not make the others any fresher.
  const updatedAt = client.getQueryState(queryKey)?.dataUpdatedAt;
  client.setQueryData<SkillReadings>(queryKey, (known = NO_READINGS) => withLines(known, [line]), {
    updatedAt,
  });
}

/** What to tell people of an error a query or mutation ended in. */
export function failureOf(error: Error): Failure {
  return error instanceof FailureError ? error.failure : failure('unexpected_answer');
}
