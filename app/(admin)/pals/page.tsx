import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { ErrorPanel } from '@/components/layout/error-panel';
import { PageHeader } from '@/components/layout/page-header';
import { palList } from '@/components/pals/fleet/pal-list';
import { PalTable } from '@/components/pals/list/pal-table';
import { palKeys } from '@/components/pals/queries';
import { adminPage } from '@/lib/auth/admin-page';
import type { Failure } from '@/lib/result';

export const metadata: Metadata = { title: 'PALs' };

export default adminPage({
  page: async () => {
    const list = await palList().get();
    if (!list.ok) return <Unread failure={list.error} />;
    const client = new QueryClient();
    // Where it was kept for a while the browser asks anew, and shows this one meanwhile.
    client.setQueryData(palKeys.list(), list.data, { updatedAt: Date.parse(list.data.read_at) });
    return (
      <HydrationBoundary state={dehydrate(client)}>
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
