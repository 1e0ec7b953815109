import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { ErrorPanel } from '@/components/layout/error-panel';
import { PageHeader } from '@/components/layout/page-header';
import { prefetchPalList } from '@/components/pals/fleet/prefetch-list';
import { PalTable } from '@/components/pals/list/pal-table';
import { adminPage } from '@/lib/auth/admin-page';
import type { Failure } from '@/lib/result';

export const metadata: Metadata = { title: 'PALs' };

export default adminPage({
  page: async () => {
    const list = await prefetchPalList();
    if (!list.ok) return <Unread failure={list.error} />;
    return (
      <HydrationBoundary state={list.data}>
        <PageHeader
          title="PALs"
          description="What each PAL can do in a conversation beside talking."
        />
        <NuqsAdapter>
          <PalTable />
        </NuqsAdapter>
      </HydrationBoundary>
    );
  },
  refused: (failure) => <Unread failure={failure} />,
});

function Unread({ failure }: { failure: Failure }) {
  return (
    <>
      <PageHeader title="PALs" />
      <ErrorPanel failure={failure} title="The PALs could not be read" />
    </>
  );
}
