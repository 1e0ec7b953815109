import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { SearchParams } from 'nuqs/server';
import { ErrorSlot } from '@/components/layout/error-slot';
import { PageHeader } from '@/components/layout/page-header';
import { ComparePals } from '@/components/pals/compare/compare-pals';
import { loadComparedPals } from '@/components/pals/compare/compared-pals';
import { draftScope } from '@/components/pals/draft-scope';
import { palKeys } from '@/components/pals/queries';
import { adminPage } from '@/lib/auth/admin-page';
import { readEditor } from '@/lib/tavus/editor';
import { HEADER } from './header';
import { CompareSkeleton } from './skeleton';

export const metadata: Metadata = { title: 'Compare' };

interface PageProps {
  readonly params?: Promise<unknown>;
  readonly searchParams: Promise<SearchParams>;
}

export default adminPage({
  skeleton: <CompareSkeleton />,
  page: async ({ searchParams }: PageProps, { user }) => {
    const { left, right } = await loadComparedPals(searchParams);
    const ids = [...new Set([left, right])].filter((id) => id !== null);
    const client = new QueryClient();
    // A side that cannot be read is asked for by the page itself, which shows why.
    await Promise.all(
      ids.map(async (palId) => {
        const editor = await readEditor(palId);
        if (editor.ok) client.setQueryData(palKeys.editor(palId), editor.data);
      }),
    );
    return (
      <HydrationBoundary state={dehydrate(client)}>
        <PageHeader {...HEADER} />
        <NuqsAdapter>
          <ComparePals draftScope={draftScope(user.id)} />
        </NuqsAdapter>
      </HydrationBoundary>
    );
  },
  refused: (failure) => (
    <>
      <PageHeader {...HEADER} />
      <ErrorSlot failure={failure} title="The PALs could not be read" />
    </>
  ),
});
