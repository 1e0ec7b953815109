import type { Metadata } from 'next';
import { ErrorSlot } from '@/components/layout/error-slot';
import { PageHeader } from '@/components/layout/page-header';
import { Attachments } from '@/components/pals/attachments/attachments';
import { fleetPage } from '@/components/pals/fleet/fleet-page';
import { adminPage } from '@/lib/auth/admin-page';
import type { Failure } from '@/lib/result';
import { HEADER } from './header';
import { AttachmentsSkeleton } from './skeleton';

export const metadata: Metadata = { title: 'Attachments' };

export default adminPage({
  skeleton: <AttachmentsSkeleton />,
  page: () => fleetPage({ header: HEADER, body: <Attachments />, refused }),
  refused,
});

function refused(failure: Failure) {
  return (
    <>
      <PageHeader {...HEADER} />
      <ErrorSlot failure={failure} title="Couldn't load attachments" />
    </>
  );
}
