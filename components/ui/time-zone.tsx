'use client';

import { useSyncExternalStore } from 'react';

export type TimeZone = 'local' | 'utc';

const STORAGE_KEY = 'time-zone';
const listeners = new Set<() => void>();
/** What was chosen where the browser keeps nothing (storage refused), for as long as the page lives. */
let unsaved: TimeZone | null = null;

/** In which zone times are shown. The server knows no local zone, so it always renders UTC. */
export function useTimeZone(): TimeZone {
  return useSyncExternalStore(subscribe, readTimeZone, () => 'utc');
}

/** Keeps the choice in this browser; every time on every open page of the dashboard follows. */
export function setTimeZone(zone: TimeZone): void {
  try {
    localStorage.setItem(STORAGE_KEY, zone);
    unsaved = null;
  } catch {
    unsaved = zone;
  }
  for (const listener of listeners) listener();
}

function readTimeZone(): TimeZone {
  if (unsaved) return unsaved;
  try {
    return localStorage.getItem(STORAGE_KEY) === 'utc' ? 'utc' : 'local';
  } catch {
    return 'local';
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}
