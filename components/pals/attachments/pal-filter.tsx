'use client';
'use no memo';

import { ChevronDown, X } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { LostDialog } from '@/components/ui/lost-note';
import { PartBoundary } from '@/components/ui/part-boundary';
import { useIsHydrated } from '@/components/ui/use-is-hydrated';
import type { PalSummary } from '@/lib/tavus/wire';

const loadChoosePal = () => import('../palette/choose-pal');
const ChoosePal = dynamic(async () => (await loadChoosePal()).ChoosePal, { loading: () => null });

interface PalFilterProps {
  pals: readonly PalSummary[];
  palId: string | null;
  onChange: (palId: string | null) => void;
}

/** All PALs, or one of them, which is found among thousands by a few letters. */
export function PalFilter({ pals, palId, onChange }: PalFilterProps) {
  const isHydrated = useIsHydrated();
  const [isChoosing, setIsChoosing] = useState(false);
  // One element for both, so that the focus stays on it.
  return (
    <>
      <Button
        disabled={!isHydrated}
        aria-haspopup={palId === null ? 'dialog' : undefined}
        aria-label={palId === null ? 'Filter by PAL' : `PAL ${nameOf(pals, palId)}: show all again`}
        title={palId ?? undefined}
        onPointerEnter={() => loadChoosePal().catch(() => undefined)}
        onClick={() => (palId === null ? setIsChoosing(true) : onChange(null))}
        className="max-w-full min-w-0 justify-between! px-2.5! font-normal! max-sm:flex-1 max-sm:basis-40 max-sm:text-lg!"
      >
        <span className="truncate">{palId === null ? 'All PALs' : nameOf(pals, palId)}</span>
        {palId === null ? (
          <ChevronDown aria-hidden className="-mr-0.5 size-4 shrink-0 text-muted" />
        ) : (
          <X aria-hidden className="-mr-0.5 size-4 shrink-0" />
        )}
      </Button>
      {isChoosing && (
        <PartBoundary
          fallback={<LostDialog what="The list of PALs" onClose={() => setIsChoosing(false)} />}
        >
          <ChoosePal
            title="Show the attachments of one PAL"
            onChoose={onChange}
            onClose={() => setIsChoosing(false)}
          />
        </PartBoundary>
      )}
    </>
  );
}

/** A PAL that is gone, or of another account's address, is told by its id. */
function nameOf(pals: readonly PalSummary[], palId: string): string {
  return pals.find((pal) => pal.pal_id === palId)?.pal_name || palId;
}
