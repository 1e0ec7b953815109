'use client';

import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '@/components/layout/empty-state';
import { ErrorPanel } from '@/components/layout/error-panel';
import { Skeleton } from '@/components/ui/skeleton';
import { failureOf, palListQuery } from '../queries';
import { PalBrowser } from './pal-browser';

/** Every PAL of the account, to find one by name, id, type or skill. */
export function PalTable() {
  const { data: list, error, isFetching, refetch } = useQuery(palListQuery());

  if (list === undefined) {
    if (error === null) return <RowsToCome />;
    return (
      <ErrorPanel
        title="The PALs could not be read"
        failure={failureOf(error)}
        onRetry={() => refetch()}
      />
    );
  }
  if (list.pals.length === 0 && list.missing === null && error === null) {
    return (
      <EmptyState title="This account has no PALs">
        Create one in PAL Maker or by the API; then it is listed here.
      </EmptyState>
    );
  }
  return (
    <PalBrowser
      list={list}
      error={error}
      isFetching={isFetching}
      onRefetch={() => void refetch()}
    />
  );
}

function RowsToCome() {
  return (
    <div aria-busy className="flex flex-col gap-3">
      <Skeleton className="h-8" />
      <Skeleton className="h-96" />
    </div>
  );
}
