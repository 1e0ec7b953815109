'use client';

import { Skeleton } from '@/components/ui/skeleton';
import { PalListGate } from '../fleet/pal-list-gate';
import { AttachmentsBrowser } from './attachments-browser';

/** Every skill of every PAL, to review when each was attached and last changed. */
export function Attachments() {
  return (
    <PalListGate
      failedTitle="The attachments could not be read"
      emptyWords="Create one in PAL Maker or by the API; what is attached to it is listed here."
      loading={<Skeleton className="h-96" />}
    >
      {(read) => <AttachmentsBrowser read={read} />}
    </PalListGate>
  );
}
