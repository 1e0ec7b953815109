'use client';
'use no memo';

import { useSyncExternalStore } from 'react';
import { Notice } from '@/components/ui/notice';

/** The browser has no network. It can be wrong about being online, not about being offline. */
export function OfflineNotice() {
  const isOnline = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  if (isOnline) return null;
  return (
    <Notice tone="warn" title="You are offline">
      You can keep editing. Save when you’re back online.
    </Notice>
  );
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('online', onChange);
  window.addEventListener('offline', onChange);
  return () => {
    window.removeEventListener('online', onChange);
    window.removeEventListener('offline', onChange);
  };
}
