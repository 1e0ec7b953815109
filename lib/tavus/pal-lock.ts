import 'server-only';

/** Survives the module being loaded twice, as bundlers do for actions and routes. */
const shelf = globalThis as typeof globalThis & { palSkillsLocks?: Map<string, Promise<unknown>> };

/**
 * Runs tasks of one PAL one after another, in the order they came; other PALs do not wait.
 * A task that fails frees the way like one that succeeds.
 */
export async function withPalLock<T>(palId: string, task: () => Promise<T>): Promise<T> {
  const tails = (shelf.palSkillsLocks ??= new Map());
  const before = tails.get(palId) ?? Promise.resolve();
  const run = before.then(task, task);
  const tail = run.then(
    () => undefined,
    () => undefined,
  );
  tails.set(palId, tail);
  try {
    return await run;
  } finally {
    if (tails.get(palId) === tail) tails.delete(palId);
  }
}
