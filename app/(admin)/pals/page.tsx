import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { ErrorPanel } from '@/components/layout/error-panel';
import { PageHeader } from '@/components/layout/page-header';
import { PalTable } from '@/components/pals/list/pal-table';
import { palKeys } from '@/components/pals/queries';
import { requireAdmin } from '@/lib/auth/require-admin';
import { listPals } from '@/lib/tavus/pals';

export const metadata: Metadata = { title: 'PALs' };

export default async function PalsPage() {
  const admin = await requireAdmin({ kind: 'page' });
  const list = admin.ok ? await listPals() : admin;
  if (!list.ok) {
    return (
      <>
        <PageHeader title="PALs" />
        <ErrorPanel failure={list.error} title="The PALs could not be read" />
      </>
    );
  }
  const client = new QueryClient();
  client.setQueryData(palKeys.list(), list.data);
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
}
