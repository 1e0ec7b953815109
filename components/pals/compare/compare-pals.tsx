'use client';
'use no memo';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeftRight } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { EmptyState } from '@/components/layout/empty-state';
import { loadErrorPanel } from '@/components/layout/error-slot';
import { Button } from '@/components/ui/button';
import { LostDialog } from '@/components/ui/lost-note';
import { PartBoundary } from '@/components/ui/part-boundary';
import { Skeleton } from '@/components/ui/skeleton';
import { useIsHydrated } from '@/components/ui/use-is-hydrated';
import { usePreload } from '@/components/ui/use-preload';
import type { EditorView } from '@/lib/tavus/wire';
import { editorQuery } from '../queries';
import { Comparison } from './comparison';
import { SideBox } from './side-box';
import { sideState } from './side-state';
import { SIDES, type Side } from './sides';
import { useCompareAddress } from './use-compare-address';
import { useCopies } from './use-copies';

const ChoosePal = dynamic(async () => (await import('../palette/choose-pal')).ChoosePal, {
  loading: () => null,
});

/** Two PALs of the address side by side; each is read, and fails, by itself. */
export function ComparePals({ draftScope }: { draftScope: string }) {
  const isHydrated = useIsHydrated();
  const { address, choose, swap, setOnlyDifferences } = useCompareAddress();
  const { left, right, only } = address;
  const [choosing, setChoosing] = useState<Side | null>(null);
  const copies = useCopies(draftScope);
  const reads = { left: useSide(left), right: useSide(right) };
  const views = { left: reads.left.data, right: reads.right.data };
  // The next PAL that is chosen may be one that cannot be read, for want of a network.
  usePreload(loadErrorPanel, true);
  const isFailed = SIDES.some((side) => address[side] !== null && isWithoutData(reads[side]));

  const box = (side: Side) => (
    <SideBox
      side={side}
      palId={address[side]}
      read={reads[side]}
      onChange={() => setChoosing(side)}
    />
  );

  return (
    <div className="flex flex-col gap-6">
      <div className="grid items-stretch gap-3 sm:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)]">
        {box('left')}
        <Button
          disabled={!isHydrated || (left === null && right === null)}
          onClick={swap}
          icon={<ArrowLeftRight aria-hidden className="size-4 max-sm:rotate-90" />}
          aria-label="Swap sides"
          title="Swap sides"
          className="self-center justify-self-center"
        />
        {box('right')}
      </div>
      {left === null || right === null ? (
        <EmptyState
          title={left === right ? 'Choose two PALs to compare' : 'Choose the other PAL to compare'}
        >
          Each skill and each of its settings is shown side by side: same, different, or only on one
          side.
        </EmptyState>
      ) : views.left !== undefined && views.right !== undefined ? (
        <Comparison
          // Words on the last copy belong to the two PALs it was made between.
          key={`${left} ${right}`}
          sides={{
            left: sideState(views.left, copies.byPal.get(left)),
            right: sideState(views.right, copies.byPal.get(right)),
          }}
          copies={copies}
          onlyDifferences={only !== null}
          onOnlyDifferences={setOnlyDifferences}
        />
      ) : isFailed ? (
        <EmptyState title="Not compared">Both PALs must load first.</EmptyState>
      ) : (
        <div aria-busy className="flex flex-col gap-3">
          <Skeleton className="h-8 w-40" />
          <Skeleton className="h-64" />
          <Skeleton className="h-64" />
        </div>
      )}
      {choosing !== null && (
        <PartBoundary
          fallback={<LostDialog what="The list of PALs" onClose={() => setChoosing(null)} />}
        >
          <ChoosePal
            title={`Choose the ${choosing} PAL`}
            onChoose={(palId) => choose(choosing, palId)}
            onClose={() => setChoosing(null)}
          />
        </PartBoundary>
      )}
    </div>
  );
}

function useSide(palId: string | null) {
  return useQuery({
    ...editorQuery(palId ?? ''),
    enabled: palId !== null,
    refetchOnWindowFocus: true,
  });
}

function isWithoutData({ data, error }: { data: EditorView | undefined; error: Error | null }) {
  return data === undefined && error !== null;
}
