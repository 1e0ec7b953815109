import 'server-only';

const KEEP_MS = 15 * 60_000;
const KEEP_AT_MOST = 1_000;

interface Entry {
  readonly result: Promise<unknown>;
  /** Undefined while it runs: nothing that runs is forgotten, or it could be run again. */
  endedAt: number | undefined;
}

/** Survives the module being loaded twice, as bundlers do for actions and routes. */
const shelf = globalThis as typeof globalThis & { palSkillsOnce?: Map<string, Entry> };

/**
 * Runs a task once for an id: a second call, by whichever click or tab or replay, gets the first
 * one's result, also where that is a failure: the task may have done its work before it failed.
 * Results are kept for 15 minutes after their end, at most 1,000 of them.
 */
export function once<T>(id: string, task: () => Promise<T>): Promise<T> {
  const known = recall<T>(id);
  if (known !== null) return known;
  const entries = (shelf.palSkillsOnce ??= new Map());
  forgetOld(entries);
  const result = task();
  const entry: Entry = { result, endedAt: undefined };
  const end = () => {
    entry.endedAt = performance.now();
  };
  result.then(end, end);
  entries.set(id, entry);
  return result;
}

/** The result of a task that runs or ran under this id, or null where none is known. */
export function recall<T>(id: string): Promise<T> | null {
  const known = shelf.palSkillsOnce?.get(id);
  // The id is made by one caller for one kind of task, so the result has the task's type.
  return known === undefined ? null : (known.result as Promise<T>);
}

function forgetOld(entries: Map<string, Entry>): void {
  const now = performance.now();
  for (const [id, { endedAt }] of entries) {
    if (endedAt === undefined) continue;
    if (entries.size < KEEP_AT_MOST && now - endedAt < KEEP_MS) break;
    entries.delete(id);
  }
}
