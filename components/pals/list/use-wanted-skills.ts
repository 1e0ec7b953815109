'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { PalSkillsLine } from '@/lib/tavus/wire';
import { rememberLines } from '../queries';
import { createBatch } from './batch';
import { openWantedSets } from './open-skill-sets';
import type { ReadingsByPal } from './skill-readings';

/** While somebody scrolls fast, nobody looks at what passes. */
const REST_MS = 120;
const MOST = 60;
const BATCH_MS = 100;

/**
 * Asks for the skills of the rows in sight before the thousands that are read in their turn. Each
 * row once: what fails here still comes, or fails, in its turn.
 */
export function useWantedSkills(palIds: readonly string[], readings: ReadingsByPal): void {
  const client = useQueryClient();
  const asked = useRef(new Set<string>());
  const leaving = useRef<AbortController>(null);
  const due = palIds.filter((palId) => !readings.has(palId)).slice(0, MOST);
  const key = due.join(' ');

  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    return () => controller.abort();
  }, []);

  useEffect(() => {
    const ids = key.split(' ').filter((palId) => palId !== '' && !asked.current.has(palId));
    if (ids.length === 0) return;
    const timer = setTimeout(async () => {
      const signal = leaving.current?.signal;
      if (signal === undefined) return;
      for (const palId of ids) asked.current.add(palId);
      // A line may come twice, the second time after the Knowledge Base: none waits for the last.
      const askedAt = performance.now();
      const batch = createBatch<PalSkillsLine>(
        (lines) => rememberLines(client, lines, askedAt),
        BATCH_MS,
      );
      try {
        for await (const line of openWantedSets(ids, signal)) if (line.ok) batch.add(line);
      } catch (error) {
        // The list's own stream tells what is wrong; here nothing was promised.
        if (!(error instanceof Error)) throw error;
        for (const palId of ids) asked.current.delete(palId);
      } finally {
        batch.flush();
      }
    }, REST_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [client, key]);
}
