import type { Route } from 'next';
import { encodePart } from './well-formed';

/** Every address of the dashboard. Ids are encoded here and nowhere else. */
export const paths = {
  pals: (): Route => '/pals',
  pal: (palId: string): Route => `/pals/${encodePart(palId)}` as Route,
  skill: (palId: string, skillId: string): Route =>
    `/pals/${encodePart(palId)}#${encodePart(skillId)}` as Route,
  attachments: (filter: { readonly document?: string; readonly pal?: string } = {}): Route => {
    const search = new URLSearchParams({ ...filter });
    return (search.size === 0 ? '/attachments' : `/attachments?${search}`) as Route;
  },
  compare: (left?: string, right?: string): Route => {
    const pair = new URLSearchParams({
      ...(left !== undefined && { left }),
      ...(right !== undefined && { right }),
    });
    return (pair.size === 0 ? '/compare' : `/compare?${pair}`) as Route;
  },
  /** @param back where to go after signing in: a path of ours */
  signIn: (back?: string): Route =>
    (back === undefined ? '/sign-in' : `/sign-in?${new URLSearchParams({ back })}`) as Route,
  /** Begins at the identity provider: a plain link, never fetched ahead. */
  oidcStart: (back?: string) =>
    back === undefined ? '/sign-in/oidc' : `/sign-in/oidc?${new URLSearchParams({ back })}`,
  oidcCallback: () => '/sign-in/oidc/callback',
  /** For load balancers and probes: no session, any Host. */
  healthz: () => '/healthz',
  readyz: () => '/readyz',
  api: {
    session: () => '/api/session',
    /** For a sign of somebody at work only: it puts the end off. */
    renewSession: () => '/api/session?renew=1',
    /** Ends the pauses Tavus has asked for: a person wants to try now. */
    tryNow: () => '/api/try-now',
    editor: (palId: string) => `/api/pals/${encodePart(palId)}/editor`,
    /** @param refresh reads the list again; else one that was just read may be served */
    pals: ({ refresh = false } = {}) => (refresh ? '/api/pals?refresh=1' : '/api/pals'),
    skills: () => '/api/skills',
    palSkills: (palId: string) => `/api/pals/${encodePart(palId)}/skills`,
    save: (palId: string, saveId: string) =>
      `/api/pals/${encodePart(palId)}/saves/${encodePart(saveId)}`,
    skillSets: ({ refresh = false } = {}) =>
      refresh ? '/api/skill-sets?refresh=1' : '/api/skill-sets',
    wantedSkillSets: (palIds: readonly string[]) =>
      `/api/skill-sets/wanted?${new URLSearchParams(palIds.map((id) => ['id', id]))}`,
    attachmentsExport: (search: string) => `/api/attachments/export${search}`,
    documents: (query: string, page: number) =>
      `/api/documents?${new URLSearchParams({ query, page: String(page) })}`,
    documentLookup: (ids: readonly string[]) =>
      `/api/documents/lookup?${new URLSearchParams(ids.map((id) => ['id', id]))}`,
  },
};
