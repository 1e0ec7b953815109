'use client';

import { useSyncExternalStore } from 'react';

function subscribe(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}

/** The skill id the address points to, or '' where it names none (and on the server). */
export function useHashSkillId(): string {
  const hash = useSyncExternalStore(
    subscribe,
    () => window.location.hash,
    () => '',
  );
  return decode(hash.slice(1));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    // A hand-typed "%" is no escape: the text is taken as it stands.
    if (error instanceof URIError) return text;
    throw error;
  }
}
