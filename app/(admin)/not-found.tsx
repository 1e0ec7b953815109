import Link from 'next/link';
import { MessagePage } from '@/components/layout/message-page';
import { buttonClass } from '@/components/ui/button-class';
import { paths } from '@/lib/paths';

export default function PalNotFound() {
  return (
    <MessagePage
      title="There is no such PAL"
      actions={
        <Link href={paths.pals()} className={buttonClass('primary')}>
          Go to the PALs
        </Link>
      }
    >
      <p>It may have been deleted, or its id was cut short when it was copied.</p>
    </MessagePage>
  );
}
