import { FailureError, openRoute } from '@/lib/get-json';
import { paths } from '@/lib/paths';
import type { Failure } from '@/lib/result';
import type { PalSkillsLine } from '@/lib/tavus/wire';
import { readPalSkillsLines } from './pal-skills-stream';

/** The dashboard stopped in the middle, or something between it and the browser cut in. */
const BROKEN_OFF: Failure = {
  code: 'network',
  message: 'The dashboard stopped answering before all skills were read. Try again.',
};

/**
 * The skills of every PAL, one after the other as the server reads them.
 * @throws FailureError where the stream is refused or breaks off: what came before it still holds;
 *   the signal's own reason where the reader left
 */
export function openSkillSets(
  signal: AbortSignal,
  refresh: boolean,
): AsyncGenerator<PalSkillsLine> {
  return openLines(paths.api.skillSets({ refresh }), signal);
}

/** The same of the few PALs somebody looks at, before all others. */
export function openWantedSets(
  palIds: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<PalSkillsLine> {
  return openLines(paths.api.wantedSkillSets(palIds), signal);
}

async function* openLines(path: string, signal: AbortSignal): AsyncGenerator<PalSkillsLine> {
  const { body } = await openRoute(path, signal);
  if (body === null) throw new FailureError(BROKEN_OFF);
  try {
    yield* readPalSkillsLines(body);
  } catch (error) {
    if (signal.aborted) throw error;
    throw new FailureError(BROKEN_OFF);
  }
}
