import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { FleetReader } from '@/lib/fleet/fleet-reader';
import { tavusRequest } from '@/lib/tavus/client';
import { listPals } from '@/lib/tavus/pals';
import { readSkillSet } from '@/lib/tavus/skills';

/** Ends the load and resolves once its calls have ended. */
export type EndLoad = () => Promise<void>;

const LOOKUPS = 12;

/** Twelve look-ups of documents are always under way, as while two editors open. */
export function lookUpDocuments(): EndLoad {
  return repeat(LOOKUPS, async (signal, index) => {
    await tavusRequest({
      method: 'GET',
      path: ['v2', 'documents', `d${index}`],
      signal,
      maxTries: 1,
    });
  });
}

/** The list of all PALs and the skills of each are read from the API again and again. */
export function loadList(): EndLoad {
  const sets = new FleetReader({
    keepMs: () => 0,
    read: (palId, { isWanted, signal }) =>
      readSkillSet(palId, { signal, isJoined: true, isBackground: !isWanted }),
    describe: (pal_id) => ({ line: { pal_id, ok: true as const } }),
    onThrown: (palId, thrown) => console.error(palId, thrown),
  });
  return repeat(1, async (signal) => {
    const list = await listPals(signal);
    if (!list.ok) return;
    const ids = list.data.pals.map(({ pal_id }) => pal_id);
    const batches = sets.batches(ids, { signal, refresh: true });
    while (!(await batches.next()).done);
  });
}

function repeat(
  workers: number,
  work: (signal: AbortSignal, index: number) => Promise<void>,
): EndLoad {
  const leaving = new AbortController();
  setMaxListeners(0, leaving.signal);
  const { signal } = leaving;
  const running = Array.from({ length: workers }, async (_, index) => {
    while (!signal.aborted) {
      await work(signal, index);
      // A call that fails at once must not keep the loop from turning.
      await wait(1);
    }
  });
  return async () => {
    leaving.abort();
    await Promise.all(running);
  };
}
