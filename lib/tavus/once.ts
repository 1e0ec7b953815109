import 'server-only';

const KEEP_MS = 15 * 60_000;
const KEEP_AT_MOST = 1_000;
const KEEP_BYTES = 32 * 1024 * 1024;

interface Entry {
  result: Promise<unknown>;
  /** Undefined while it runs: nothing that runs is forgotten, or it could be run again. */
  endedAt: number | undefined;
  /** What its result takes; 0 while it runs. */
  bytes: number;
}

/** How the results of a kind of task are kept. */
export interface Keeping<T> {
  /** About how many bytes a result takes. */
  readonly bytesOf: (result: T) => number;
  /** What is kept of a result when all of them together take too much. */
  readonly shrunk: () => T;
}

/** Survives the module being loaded twice, as bundlers do for actions and routes. */
const shelf = globalThis as typeof globalThis & { palSkillsOnce?: Map<string, Entry> };

/**
 * Runs a task once for an id: a second call, by whichever click or tab or replay, gets the first
 * one's result, also where that is a failure: the task may have done its work before it failed.
 * Results are kept for 15 minutes after their end, at most 1,000 of them. Beyond 32 MB the oldest
 * are shrunk: their ids are still known, so that no task runs twice.
 */
export function once<T>(id: string, task: () => Promise<T>, keeping: Keeping<T>): Promise<T> {
  const known = recall<T>(id);
  if (known !== null) return known;
  const entries = (shelf.palSkillsOnce ??= new Map());
  forgetOld(entries);
  const result = task();
  const entry: Entry = { result, endedAt: undefined, bytes: 0 };
  entries.set(id, entry);
  const end = (bytes: number) => {
    entry.endedAt = performance.now();
    entry.bytes = bytes;
    shrinkOldest(entries, () => Promise.resolve(keeping.shrunk()));
    setTimeout(() => forgetOld(entries), KEEP_MS).unref();
  };
  result.then(
    (value) => end(keeping.bytesOf(value)),
    () => end(0),
  );
  return result;
}

/** The result of a task that runs or ran under this id, or null where none is known. */
export function recall<T>(id: string): Promise<T> | null {
  const known = shelf.palSkillsOnce?.get(id);
  // The id is made by one caller for one kind of task, so the result has the task's type.
  return known === undefined ? null : (known.result as Promise<T>);
}

function shrinkOldest(entries: ReadonlyMap<string, Entry>, shrunk: () => Promise<unknown>): void {
  let total = 0;
  for (const { bytes } of entries.values()) total += bytes;
  for (const entry of entries.values()) {
    if (total <= KEEP_BYTES) return;
    if (entry.bytes === 0) continue;
    total -= entry.bytes;
    entry.bytes = 0;
    entry.result = shrunk();
  }
}

function forgetOld(entries: Map<string, Entry>): void {
  const now = performance.now();
  for (const [id, { endedAt }] of entries) {
    if (endedAt === undefined) continue;
    if (entries.size < KEEP_AT_MOST && now - endedAt < KEEP_MS) break;
    entries.delete(id);
  }
}
