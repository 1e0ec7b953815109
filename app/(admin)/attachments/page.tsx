import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { ErrorPanel } from '@/components/layout/error-panel';
import { PageHeader } from '@/components/layout/page-header';
import { Attachments } from '@/components/pals/attachments/attachments';
import { prefetchPalList } from '@/components/pals/fleet/prefetch-list';
import { adminPage } from '@/lib/auth/admin-page';
import type { Failure } from '@/lib/result';
import { HEADER } from './header';

export const metadata: Metadata = { title: 'Attachments' };

export default adminPage({
  page: async () => {
    const list = await prefetchPalList();
    if (!list.ok) return <Unread failure={list.error} />;
    return (
      <HydrationBoundary state={list.data}>
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
