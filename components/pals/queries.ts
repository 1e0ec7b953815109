import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { FailureError, getJson, UNREADABLE } from '@/lib/get-json';
import { paths } from '@/lib/paths';
import type { Failure } from '@/lib/result';
import type { EditorView, PalList, PalSkillsLine, SkillInfo } from '@/lib/tavus/wire';
import { NO_READINGS, withLines, type SkillReadings } from './list/skill-readings';

/** The names under which what was read is kept, for the server that fills and the browser that reads. */
export const palKeys = {
  list: () => ['pals', 'list'] as const,
  skillNames: () => ['skills', 'names'] as const,
  skillSets: () => ['pals', 'skill-sets'] as const,
  editor: (palId: string) => ['pals', 'editor', palId] as const,
  save: (palId: string) => ['pals', 'save', palId] as const,
};

/** A list the server has kept for longer than this is shown, and read anew. */
const LIST_FRESH_MS = 5_000;

/**
 * Every PAL of the account, without their skills.
 * @param refresh reads it again; else the server may serve a long list for a minute
 */
export function palListQuery({ refresh = false } = {}) {
  return queryOptions({
    queryKey: palKeys.list(),
    queryFn: ({ signal }) => getJson<PalList>(paths.api.pals({ refresh }), signal),
    staleTime: LIST_FRESH_MS,
    refetchOnWindowFocus: true,
  });
}

/** The registry changes about as often as Tavus ships a skill. */
const NAMES_FRESH_MS = 5 * 60_000;

export type SkillName = Pick<SkillInfo, 'skill_id' | 'name'>;

/** The names of the registry. Without them pages show ids, so a failure has no notice. */
export function skillNamesQuery() {
  return queryOptions({
    queryKey: palKeys.skillNames(),
    queryFn: async ({ signal }): Promise<readonly SkillName[]> => {
      const { skills } = await getJson<{ skills: readonly SkillInfo[] }>(
        paths.api.skills(),
        signal,
      );
      return skills.map(({ skill_id, name }) => ({ skill_id, name }));
    },
    staleTime: NAMES_FRESH_MS,
    refetchOnWindowFocus: false,
  });
}

/** All that the editor of one PAL opens on. */
export function editorQuery(palId: string) {
  return queryOptions({
    queryKey: palKeys.editor(palId),
    queryFn: ({ signal }) => getJson<EditorView>(paths.api.editor(palId), signal),
  });
}

/** Applies what was just learnt of some PALs' skills, such as by a save, to what the list knows. */
export function rememberSkills(client: QueryClient, ...lines: readonly PalSkillsLine[]): void {
  rememberLines(client, lines, performance.now());
}

/** @param askedAt when the lines were asked for, by `performance.now()` */
export function rememberLines(
  client: QueryClient,
  lines: readonly PalSkillsLine[],
  askedAt: number,
): void {
  const queryKey = palKeys.skillSets();
  // Some PALs read again do not make the others any fresher.
  const updatedAt = client.getQueryState(queryKey)?.dataUpdatedAt;
  client.setQueryData<SkillReadings>(
    queryKey,
    (known = NO_READINGS) => withLines(known, lines, askedAt),
    { updatedAt },
  );
}

/** What to tell people of an error a query or mutation ended in. */
export function failureOf(error: Error): Failure {
  return error instanceof FailureError ? error.failure : UNREADABLE;
}
