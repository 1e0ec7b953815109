'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { openWantedSets } from '../list/open-skill-sets';
import { rememberLines } from '../queries';

/** As many as one request takes. */
const AT_ONCE = 60;

/**
 * Reads the skills of PALs that came into the list after the stream of all skills was asked for.
 * @param palIds PALs without a reading although the stream has ended; empty while it has not
 * @returns those of them that could not be read
 */
export function useNewPals(palIds: readonly string[]): readonly string[] {
  const client = useQueryClient();
  const [tried, setTried] = useState<ReadonlySet<string>>(new Set());
  const key = palIds
    .filter((palId) => !tried.has(palId))
    .slice(0, AT_ONCE)
    .join(' ');

  useEffect(() => {
    if (key === '') return;
    const ids = key.split(' ');
    const leaving = new AbortController();
    const read = async () => {
      const askedAt = performance.now();
      const lines = [];
      try {
        for await (const line of openWantedSets(ids, leaving.signal)) lines.push(line);
      } catch (error) {
        if (leaving.signal.aborted) return;
        // What did not come is said to be missing, with a way to try again.
        if (!(error instanceof Error)) throw error;
      }
      rememberLines(client, lines, askedAt);
      setTried((known) => new Set([...known, ...ids]));
    };
    void read();
    return () => leaving.abort();
  }, [client, key]);

  return palIds.filter((palId) => tried.has(palId));
}
