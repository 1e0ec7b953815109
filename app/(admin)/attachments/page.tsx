import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { ErrorPanel } from '@/components/layout/error-panel';
import { PageHeader } from '@/components/layout/page-header';
import { Attachments } from '@/components/pals/attachments/attachments';
import { palList } from '@/components/pals/fleet/pal-list';
import { palKeys } from '@/components/pals/queries';
import { adminPage } from '@/lib/auth/admin-page';
import type { Failure } from '@/lib/result';
import { HEADER } from './header';

export const metadata: Metadata = { title: 'Attachments' };

export default adminPage({
  page: async () => {
    const list = await palList().get();
    if (!list.ok) return <Unread failure={list.error} />;
    const client = new QueryClient();
    client.setQueryData(palKeys.list(), list.data, { updatedAt: Date.parse(list.data.read_at) });
    return (
      <HydrationBoundary state={dehydrate(client)}>
        <PageHeader {...HEADER} />
        <NuqsAdapter>
          <Attachments />
        </NuqsAdapter>
      </HydrationBoundary>
    );
  },
  refused: (failure) => <Unread failure={failure} />,
});

function Unread({ failure }: { failure: Failure }) {
  return (
    <>
      <PageHeader {...HEADER} />
      <ErrorPanel failure={failure} title="The attachments could not be read" />
    </>
  );
}
