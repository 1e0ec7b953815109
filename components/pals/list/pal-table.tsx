'use client';

import { Skeleton } from '@/components/ui/skeleton';
import { PalListGate } from '../fleet/pal-list-gate';
import { PalBrowser } from './pal-browser';

/** Every PAL of the account, to find one by name, id, type or skill. */
export function PalTable() {
  return (
    <PalListGate
      failedTitle="Couldn't load PALs"
      emptyWords="Create one in PAL Maker or with the API. It is listed here then."
      loading={<RowsToCome />}
    >
      {(read) => <PalBrowser read={read} />}
    </PalListGate>
  );
}

function RowsToCome() {
  return (
    <div aria-busy className="flex flex-col gap-3">
      <Skeleton className="h-8" />
      <Skeleton className="h-96" />
    </div>
  );
}
