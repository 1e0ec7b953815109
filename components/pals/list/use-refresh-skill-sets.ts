'use client';

import { useQueryClient } from '@tanstack/react-query';
import { skillSetsQuery } from './skill-sets-query';

/** Reads every PAL's skills anew, past what the server has kept. Its failure is the query's own. */
export function useRefreshSkillSets(): () => void {
  const client = useQueryClient();
  return () => void client.prefetchQuery({ ...skillSetsQuery({ refresh: true }), staleTime: 0 });
}
