'use client';

import { createContext, useContext, type ReactNode } from 'react';

const KnownSkills = createContext<readonly string[]>([]);

interface KnownSkillsProviderProps {
  skillIds: readonly string[];
  children: ReactNode;
}

/**
 * Tells the list which skills this dashboard has a form for. The page passes the ids on: the list
 * needs no more of the skills, and so their forms and rules stay out of what it loads.
 */
export function KnownSkillsProvider({ skillIds, children }: KnownSkillsProviderProps) {
  return <KnownSkills value={skillIds}>{children}</KnownSkills>;
}

export function useIsKnownSkill(): (skillId: string) => boolean {
  const known = useContext(KnownSkills);
  return (skillId) => known.includes(skillId);
}
