import type { Metadata } from 'next';
import Link from 'next/link';
import { MessagePage } from '@/components/layout/message-page';
import { buttonClass } from '@/components/ui/button-class';
import { paths } from '@/lib/paths';
import { AdminShell } from './(admin)/admin-shell';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <AdminShell>
      <MessagePage
        title="There is no page at this address"
        actions={
          <Link href={paths.pals()} className={buttonClass('primary')}>
            Go to the PALs
          </Link>
        }
      >
        <p>Check the address for a slip, or look for the PAL in the list.</p>
      </MessagePage>
    </AdminShell>
  );
}
