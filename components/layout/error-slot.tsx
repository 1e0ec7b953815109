'use client';
'use no memo';

import dynamic from 'next/dynamic';
import { PartBoundary } from '@/components/ui/part-boundary';
import type { ErrorPanelProps } from './error-panel';

export const loadErrorPanel = () => import('./error-panel');
const ErrorPanel = dynamic(async () => (await loadErrorPanel()).ErrorPanel, {
  loading: () => null,
});

/**
 * `ErrorPanel`, fetched once something has failed: a page that could be read does not wait for it.
 * Where the server renders it, it stands in the page's HTML as ever. Where its code is out of reach,
 * the words are still said.
 */
export function ErrorSlot(props: ErrorPanelProps) {
  return (
    <PartBoundary fallback={<p role="alert">{props.failure.message}</p>}>
      <ErrorPanel {...props} />
    </PartBoundary>
  );
}
