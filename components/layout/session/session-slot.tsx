'use client';

import dynamic from 'next/dynamic';
import { PartBoundary } from '@/components/ui/part-boundary';
import { useIsHydrated } from '@/components/ui/use-is-hydrated';

const SessionWatch = dynamic(async () => (await import('./session-watch')).SessionWatch, {
  loading: () => null,
});

/** `SessionWatch`, fetched once the page works. Without its code each read and save still tells. */
export function SessionSlot() {
  const isHydrated = useIsHydrated();
  return <PartBoundary>{isHydrated && <SessionWatch />}</PartBoundary>;
}
