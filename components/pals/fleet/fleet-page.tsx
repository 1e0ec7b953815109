import 'server-only';
import { HydrationBoundary } from '@tanstack/react-query';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { ReactNode } from 'react';
import { PageHeader } from '@/components/layout/page-header';
import type { Failure } from '@/lib/result';
import { prefetchPalList } from './prefetch-list';

interface FleetPageOptions {
  readonly header: { readonly title: string; readonly description: string };
  /** What reads the list of PALs in the browser, and has its filters in the address. */
  readonly body: ReactNode;
  readonly refused: (failure: Failure) => ReactNode;
}

/**
 * A page of all PALs, which opens on the list at once. It is called and not rendered, so that it
 * reads within the page's door.
 */
export async function fleetPage({ header, body, refused }: FleetPageOptions): Promise<ReactNode> {
  const list = await prefetchPalList();
  if (!list.ok) return refused(list.error);
  return (
    <HydrationBoundary state={list.data}>
      <PageHeader {...header} />
      <NuqsAdapter>{body}</NuqsAdapter>
    </HydrationBoundary>
  );
}
