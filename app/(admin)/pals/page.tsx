import type { Metadata } from 'next';
import { ErrorSlot } from '@/components/layout/error-slot';
import { PageHeader } from '@/components/layout/page-header';
import { fleetPage } from '@/components/pals/fleet/fleet-page';
import { PalTable } from '@/components/pals/list/pal-table';
import { adminPage } from '@/lib/auth/admin-page';
import type { Failure } from '@/lib/result';
import { HEADER } from './header';
import { PalsSkeleton } from './skeleton';

export const metadata: Metadata = { title: 'PALs' };

export default adminPage({
  skeleton: <PalsSkeleton />,
  page: () => fleetPage({ header: HEADER, body: <PalTable />, refused }),
  refused,
});

function refused(failure: Failure) {
  return (
    <>
      <PageHeader title={HEADER.title} />
      <ErrorSlot failure={failure} title="Couldn't load PALs" />
    </>
  );
}
