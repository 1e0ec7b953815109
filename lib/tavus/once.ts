import 'server-only';

const KEEP_MS = 15 * 60_000;
const KEEP_AT_MOST = 1_000;

interface Entry {
  readonly result: Promise<unknown>;
  readonly until: number;
}

/** Survives the module being loaded twice, as bundlers do for actions and routes. */
const shelf = globalThis as typeof globalThis & { palSkillsOnce?: Map<string, Entry> };

/**
 * Runs a task once for an id: a second call, by whichever click or tab or replay, gets the first
 * one's result. Results are kept for 15 minutes, at most 1,000 of them.
 */
export function once<T>(id: string, task: () => Promise<T>): Promise<T> {
  const entries = (shelf.palSkillsOnce ??= new Map());
  const now = Date.now();
  for (const [key, entry] of entries) {
    if (entry.until > now && entries.size < KEEP_AT_MOST) break;
    entries.delete(key);
  }
  const known = entries.get(id);
  // The id is made by one caller for one kind of task, so the result has the task's type.
  if (known !== undefined) return known.result as Promise<T>;
  const result = task();
  entries.set(id, { result, until: now + KEEP_MS });
  return result;
}
