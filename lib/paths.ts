import type { Route } from 'next';

/** Every address of the dashboard. Ids are encoded here and nowhere else. */
export const paths = {
  pals: (): Route => '/pals',
  pal: (palId: string): Route => `/pals/${encodeURIComponent(palId)}` as Route,
  skill: (palId: string, skillId: string): Route =>
    `/pals/${encodeURIComponent(palId)}#${encodeURIComponent(skillId)}` as Route,
  api: {
    editor: (palId: string) => `/api/pals/${encodeURIComponent(palId)}/editor`,
    pals: () => '/api/pals',
    palSkills: (palId: string) => `/api/pals/${encodeURIComponent(palId)}/skills`,
    save: (palId: string, saveId: string) =>
      `/api/pals/${encodeURIComponent(palId)}/saves/${encodeURIComponent(saveId)}`,
    skillSets: () => '/api/skill-sets',
    documents: (query: string, page: number) =>
      `/api/documents?${new URLSearchParams({ query, page: String(page) })}`,
    documentLookup: (ids: readonly string[]) =>
      `/api/documents/lookup?${new URLSearchParams(ids.map((id) => ['id', id]))}`,
  },
};
