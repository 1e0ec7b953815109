'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { EmptyState } from '@/components/layout/empty-state';
import { ErrorSlot } from '@/components/layout/error-slot';
import { tryNow } from '@/lib/try-now';
import type { PalList } from '@/lib/tavus/wire';
import { failureOf, palListQuery } from '../queries';

/** The list of PALs as it was last read, and how it is read again. */
export interface PalListRead {
  readonly list: PalList;
  /** Why the list could not be read again; the one at hand is older then. */
  readonly error: Error | null;
  readonly isFetching: boolean;
  readonly onRefetch: () => void;
}

interface PalListGateProps {
  /** What is said where there is no list. */
  failedTitle: string;
  /** What there would be to see, in an account without PALs. */
  emptyWords: string;
  loading: ReactNode;
  children: (read: PalListRead) => ReactNode;
}

/** What is shown of all PALs once there is a list with some in it; else why there is none. */
export function PalListGate({ failedTitle, emptyWords, loading, children }: PalListGateProps) {
  const client = useQueryClient();
  const { data: list, error, isFetching, refetch } = useQuery(palListQuery());
  async function refresh() {
    await tryNow();
    // Its failure is the query's own.
    await client.prefetchQuery({ ...palListQuery({ refresh: true }), staleTime: 0 });
  }
  if (list === undefined) {
    if (error === null) return loading;
    return <ErrorSlot title={failedTitle} failure={failureOf(error)} onRetry={() => refetch()} />;
  }
  if (list.pals.length === 0 && list.missing === null && error === null) {
    return <EmptyState title="This account has no PALs">{emptyWords}</EmptyState>;
  }
  return children({ list, error, isFetching, onRefetch: () => void refresh() });
}
