'use client';

import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '@/components/layout/empty-state';
import { ErrorPanel } from '@/components/layout/error-panel';
import { Skeleton } from '@/components/ui/skeleton';
import { failureOf, palListQuery } from '../queries';
import { AttachmentsBrowser } from './attachments-browser';

/** Every skill of every PAL, to review when each was attached and last changed. */
export function Attachments() {
  const { data: list, error, isFetching, refetch } = useQuery(palListQuery());

  if (list === undefined) {
    if (error === null) return <Skeleton className="h-96" />;
    return (
      <ErrorPanel
        title="The attachments could not be read"
        failure={failureOf(error)}
        onRetry={() => refetch()}
      />
    );
  }
  if (list.pals.length === 0 && list.missing === null && error === null) {
    return (
      <EmptyState title="This account has no PALs">
        Create one in PAL Maker or by the API; what is attached to it is listed here.
      </EmptyState>
    );
  }
  return (
    <AttachmentsBrowser
      list={list}
      error={error}
      isFetching={isFetching}
      onRefetch={() => void refetch()}
    />
  );
}
