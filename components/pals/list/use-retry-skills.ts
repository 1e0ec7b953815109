'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { failureOf, rememberSkills } from '../queries';
import { readPalSkills } from './skill-sets-query';

/** Reads one PAL's skills again and lays the answer over what the list knows, good or bad. */
export function useRetrySkills(palId: string) {
  const queryClient = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: () => readPalSkills(palId),
    onSuccess: (line) => rememberSkills(queryClient, line),
    onError: (error) =>
      rememberSkills(queryClient, {
        pal_id: palId,
        ok: false,
        message: failureOf(error).message,
      }),
  });
  return { retry: () => mutate(), isRetrying: isPending };
}
