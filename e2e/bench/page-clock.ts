import type { Page } from '@playwright/test';
import { interactionDelays, LEAST_REPORTED_MS, type EventDelay } from './statistics';

/** The browser hands events over a moment after the picture they led to. */
const HAND_OVER_MS = 500;

/**
 * Watches how long clicks and keys wait for the next picture, by the browser's own event timing
 * (it counts in steps of 8 ms, and tells what takes 16 or more).
 * @returns how to end it: told how many clicks and keys there were, it answers one delay for each
 */
export async function watchInteractions(page: Page): Promise<(count: number) => Promise<number[]>> {
  const seen = await page.evaluateHandle((durationThreshold) => {
    const events: EventDelay[] = [];
    // TypeScript's types of the browser do not know the threshold yet.
    const watched = { type: 'event', durationThreshold };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (!(entry instanceof PerformanceEventTiming)) continue;
        events.push({ interactionId: entry.interactionId, duration: entry.duration });
      }
    }).observe(watched);
    return events;
  }, LEAST_REPORTED_MS);
  return async (count) => {
    await page.waitForTimeout(HAND_OVER_MS);
    return interactionDelays(await seen.jsonValue(), count);
  };
}

/**
 * Times pictures from now on.
 * @returns how to end it: milliseconds from each picture to the next
 */
export async function frameTimes(page: Page): Promise<() => Promise<number[]>> {
  const frames = await page.evaluateHandle(() => {
    const times: number[] = [];
    let last = performance.now();
    const note = (now: number) => {
      times.push(now - last);
      last = now;
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
    return times;
  });
  return async () => (await frames.jsonValue()).slice(1);
}
