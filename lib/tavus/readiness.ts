import 'server-only';
import { tavusRequest } from './client';

/** How long an answer serves everybody who asks, in milliseconds: trouble is looked at sooner. */
const READY_MS = 15_000;
const NOT_READY_MS = 5_000;
const ASK_MS = 4_000;

interface Asked {
  readonly isReady: Promise<boolean>;
  /** Until when it serves, by `performance.now()`; everybody who comes before the answer joins. */
  until: number;
}

/** Global, since routes may each load their own copy of this module. */
const shelf = globalThis as typeof globalThis & { palSkillsReadiness?: Asked };

/**
 * Whether the API answers and takes our key, by one small read. Anybody may ask as often as they
 * like: the API hears of it at most every 15 s, every 5 s while it fails.
 */
export function isApiReady(): Promise<boolean> {
  const known = shelf.palSkillsReadiness;
  if (known !== undefined && performance.now() < known.until) return known.isReady;
  const asked: Asked = { isReady: ask(), until: Infinity };
  shelf.palSkillsReadiness = asked;
  const keep = (isReady: boolean) => {
    asked.until = performance.now() + (isReady ? READY_MS : NOT_READY_MS);
  };
  const forget = () => {
    asked.until = 0;
  };
  asked.isReady.then(keep, forget);
  return asked.isReady;
}

async function ask(): Promise<boolean> {
  const path = ['v2', 'skills'];
  const answer = await tavusRequest({
    method: 'GET',
    path,
    attemptMs: ASK_MS,
    totalMs: ASK_MS,
    maxTries: 1,
  });
  return answer.ok;
}
