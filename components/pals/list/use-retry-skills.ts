'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { failureOf, rememberLines } from '../queries';
import { readPalSkills } from './skill-sets-query';

/** Reads one PAL's skills again and applies the answer to what the list knows, good or bad. */
export function useRetrySkills(palId: string) {
  const queryClient = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: async (askedAt: number) => ({ askedAt, line: await readPalSkills(palId) }),
    onSuccess: ({ askedAt, line }) => rememberLines(queryClient, [line], askedAt),
    onError: (error, askedAt) => {
      const { code, message } = failureOf(error);
      rememberLines(queryClient, [{ pal_id: palId, ok: false, code, message }], askedAt);
    },
  });
  return { retry: () => mutate(performance.now()), isRetrying: isPending };
}
