import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { FailureError, getJson } from '@/lib/get-json';
import { paths } from '@/lib/paths';
import { failure, type Failure } from '@/lib/result';
import type { EditorView, PalList, PalSkillsLine } from '@/lib/tavus/wire';
import { NO_READINGS, withLines, type SkillReadings } from './list/skill-readings';

/** The names under which what was read is kept, for the server that fills and the browser that reads. */
export const palKeys = {
  list: () => ['pals', 'list'] as const,
  skillSets: () => ['pals', 'skill-sets'] as const,
  editor: (palId: string) => ['pals', 'editor', palId] as const,
  save: (palId: string) => ['pals', 'save', palId] as const,
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

/** Lays what was just learnt of one PAL's skills over what the list knows. */
export function rememberSkills(client: QueryClient, line: PalSkillsLine): void {
  const queryKey = palKeys.skillSets();
  // One PAL read anew does not make the others any fresher.
  const updatedAt = client.getQueryState(queryKey)?.dataUpdatedAt;
  const at = new Date().toISOString();
  client.setQueryData<SkillReadings>(
    queryKey,
    (known = NO_READINGS) => withLines(known, [line], at),
    { updatedAt },
  );
}

/** What to tell people of an error a query or mutation ended in. */
export function failureOf(error: Error): Failure {
  return error instanceof FailureError ? error.failure : failure('unexpected_answer');
}
