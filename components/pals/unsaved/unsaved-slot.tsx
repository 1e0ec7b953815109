'use client';

import dynamic from 'next/dynamic';
import { PartBoundary } from '@/components/ui/part-boundary';
import { useIsHydrated } from '@/components/ui/use-is-hydrated';
import type { UnsavedWorkProps } from './unsaved-work';

const UnsavedWork = dynamic(async () => (await import('./unsaved-work')).UnsavedWork, {
  loading: () => null,
});

/**
 * `UnsavedWork`, fetched once the page works: in time for the first edit, and no part of what the
 * page has to wait for. Without its code nothing is kept and the editor works on.
 */
export function UnsavedSlot(props: UnsavedWorkProps) {
  const isHydrated = useIsHydrated();
  if (!isHydrated) return null;
  return (
    <PartBoundary>
      <UnsavedWork {...props} />
    </PartBoundary>
  );
}
