import 'server-only';
import type { Failure } from '@/lib/result';
import { readPalSkills } from './skills';
import type { PalSkillsLine } from './wire';

/** Two of the client's eight places stay free for what somebody is waiting for. */
const SETS_AT_ONCE = 6;
/** So many in a row without an answer, and the rest is not tried: each would cost its deadline. */
const MAX_SILENT = 6;
const SILENT: readonly Failure['code'][] = [
  'breaker_open',
  'network',
  'not_reached',
  'timeout',
  'upstream_error',
];
const FATAL: readonly Failure['code'][] = ['key_rejected', 'rate_limited'];

/**
 * Reads the skill sets of many PALs, a few at once, begun in the order given and told as they come:
 * exactly one line a PAL. Ends early, without the rest, once the signal fires.
 */
export async function* readSkillLines(
  palIds: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<PalSkillsLine, void> {
  const reading = new Map<string, Promise<PalSkillsLine>>();
  let silent = 0;
  let given: Failure | null = null;

  const read = async (pal_id: string): Promise<PalSkillsLine> => {
    if (given !== null) return { pal_id, ok: false, message: given.message };
    const set = await readPalSkills(pal_id, signal);
    if (set.ok) {
      silent = 0;
      return { pal_id, ok: true, skills: set.data.skills };
    }
    silent = SILENT.includes(set.error.code) ? silent + 1 : 0;
    if (FATAL.includes(set.error.code) || silent >= MAX_SILENT) given ??= set.error;
    return { pal_id, ok: false, message: set.error.message };
  };

  const waiting = [...new Set(palIds)].values();
  for (;;) {
    while (reading.size < SETS_AT_ONCE) {
      const next = waiting.next();
      if (next.done) break;
      reading.set(next.value, read(next.value));
    }
    if (reading.size === 0) return;
    const line = await Promise.race(reading.values());
    if (signal.aborted) return;
    reading.delete(line.pal_id);
    yield line;
  }
}
