'use client';

import { useEffect, useEffectEvent } from 'react';

/** Ctrl+S or Cmd+S, which nobody presses to store a web page they are editing in. */
export function useSaveShortcut(onSave: () => void): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    const isSave = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!isSave || event.key.toLowerCase() !== 's') return;
    event.preventDefault();
    onSave();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => handle(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
