import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ErrorSlot } from '@/components/layout/error-slot';
import { draftScope } from '@/components/pals/draft-scope';
import { PalEditor } from '@/components/pals/editor/pal-editor';
import { palKeys } from '@/components/pals/queries';
import { adminPage, pageAdmin } from '@/lib/auth/admin-page';
import type { Failure } from '@/lib/result';
import { apiBaseUrl } from '@/lib/tavus/api-base-url';
import { readEditor } from '@/lib/tavus/editor';
import { PalSkeleton } from './skeleton';

interface PageProps {
  readonly params: Promise<{ palId: string }>;
}

/** Once a request, for the title and the page. An id with an escape in it is no id of Tavus. */
const read = cache(async (params: PageProps['params']) => readEditor((await params).palId));

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  if (!(await pageAdmin()).ok) return { title: 'PAL' };
  const editor = await read(params);
  return { title: editor.ok ? editor.data.pal.pal_name || editor.data.pal.pal_id : 'PAL' };
}

export default adminPage({
  skeleton: <PalSkeleton />,
  page: async ({ params }: PageProps, { user }) => {
    const editor = await read(params);
    if (!editor.ok) {
      if (['not_found', 'invalid_id'].includes(editor.error.code)) notFound();
      return <Unopened failure={editor.error} />;
    }
    const { pal_id } = editor.data.pal;
    const client = new QueryClient();
    client.setQueryData(palKeys.editor(pal_id), editor.data);
    return (
      <HydrationBoundary state={dehydrate(client)}>
        <PalEditor palId={pal_id} apiBaseUrl={apiBaseUrl().href} draftScope={draftScope(user.id)} />
      </HydrationBoundary>
    );
  },
  refused: (failure) => <Unopened failure={failure} />,
});

function Unopened({ failure }: { failure: Failure }) {
  return <ErrorSlot failure={failure} title="This PAL could not be opened" />;
}
