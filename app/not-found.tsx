import type { Metadata } from 'next';
import Link from 'next/link';
import { AppShell } from '@/components/layout/app-shell';
import { MessagePage } from '@/components/layout/message-page';
import { buttonClass } from '@/components/ui/button';
import { env } from '@/lib/env';
import { paths } from '@/lib/paths';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <AppShell mode={env().mode}>
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
    </AppShell>
  );
}
