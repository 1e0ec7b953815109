'use client';

import { useQuery } from '@tanstack/react-query';
import { createContext, use, useMemo, type ReactNode } from 'react';
import { skillNamesQuery } from './queries';
import { nameLookup, type SkillNameOf } from './skill-name-lookup';

const NO_NAMES = nameLookup([]);
const SkillNamesContext = createContext<SkillNameOf>(NO_NAMES);

/** The names of the registry, the same function until they change. */
export function useSkillNames(): SkillNameOf {
  const { data } = useQuery(skillNamesQuery());
  return useMemo(() => (data === undefined ? NO_NAMES : nameLookup(data)), [data]);
}

/** Gives the names to many small parts, which then do not each watch the query. */
export function SkillNames({ nameOf, children }: { nameOf: SkillNameOf; children: ReactNode }) {
  return <SkillNamesContext value={nameOf}>{children}</SkillNamesContext>;
}

export function useSkillNameOf(): SkillNameOf {
  return use(SkillNamesContext);
}
