'use client';

import { startTransition, useEffect, useState } from 'react';

type Loaded<T> = { readonly value: T } | { readonly error: unknown };

/** By the function that loads it, so that whoever comes back has it from the first picture on. */
const kept = new WeakMap<() => Promise<unknown>, unknown>();

/**
 * Code that something better than a skeleton stands in for, and that takes over once it is here. A
 * Suspense boundary would do it too, but holds back all changes to what it covers meanwhile, and has
 * the server send a large part twice: as its stand-in and as itself.
 *
 * @param load the same function at each call
 * @returns null until it is there; a failure is thrown, for the nearest error boundary
 */
export function useLoaded<T>(load: () => Promise<T>, isNeeded: boolean): T | null {
  // What is under `load` came from `load`.
  const [loaded, setLoaded] = useState<Loaded<T> | null>(() =>
    kept.has(load) ? { value: kept.get(load) as T } : null,
  );
  const isWanted = isNeeded && loaded === null;
  useEffect(() => {
    if (!isWanted) return;
    let isGone = false;
    const settle = (next: Loaded<T>) => {
      if (!isGone) startTransition(() => setLoaded(next));
    };
    load().then(
      (value) => {
        kept.set(load, value);
        settle({ value });
      },
      (error: unknown) => settle({ error }),
    );
    return () => {
      isGone = true;
    };
  }, [load, isWanted]);
  if (loaded === null) return null;
  if ('error' in loaded) throw loaded.error;
  return loaded.value;
}
