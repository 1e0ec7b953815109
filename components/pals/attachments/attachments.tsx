'use client';

import { Skeleton } from '@/components/ui/skeleton';
import { PalListGate } from '../fleet/pal-list-gate';
import { AttachmentsBrowser } from './attachments-browser';

/** Every skill of every PAL, to review when each was attached and last changed. */
export function Attachments() {
  return (
    <PalListGate
      failedTitle="Couldn't load attachments"
      emptyWords="Create one in PAL Maker or with the API. Its skills are listed here."
      loading={<Skeleton className="h-96" />}
    >
      {(read) => <AttachmentsBrowser read={read} />}
    </PalListGate>
  );
}
