import type { PalSkill, PalSkillsLine } from '@/lib/tavus/wire';
import { compareInstants, parseInstant } from '@/lib/time';

/** What is known of one PAL's skills. A PAL without an entry is not read yet, which is not "none". */
export type SkillReading =
  | {
      readonly state: 'read';
      readonly skills: readonly PalSkill[];
      /** The raw `updated_at` of the skill that changed last; null where no time can be read. */
      readonly lastChange: string | null;
    }
  | { readonly state: 'failed'; readonly message: string };

export type ReadingsByPal = ReadonlyMap<string, SkillReading>;

export interface SkillReadings {
  readonly byPal: ReadingsByPal;
  /** Whether a stream has once been read to its end; until then more is to come. */
  readonly isWhole: boolean;
}

export const NO_READINGS: SkillReadings = { byPal: new Map(), isWhole: false };

/** The readings with these lines laid over them: a later line about a PAL replaces an earlier one. */
export function withLines(readings: SkillReadings, lines: readonly PalSkillsLine[]): SkillReadings {
  const byPal = new Map(readings.byPal);
  for (const line of lines) {
    byPal.set(
      line.pal_id,
      line.ok
        ? { state: 'read', skills: line.skills, lastChange: newestChange(line.skills) }
        : { state: 'failed', message: line.message },
    );
  }
  return { ...readings, byPal };
}

/** How many of these PALs have their skills read; failed ones are not. */
export function countRead(
  pals: readonly { readonly pal_id: string }[],
  byPal: ReadingsByPal,
): number {
  return pals.filter((pal) => byPal.get(pal.pal_id)?.state === 'read').length;
}

function newestChange(skills: readonly PalSkill[]): string | null {
  let newest: string | null = null;
  for (const { updated_at } of skills) {
    if (parseInstant(updated_at) === null) continue;
    if (newest === null || compareInstants(updated_at, newest) > 0) newest = updated_at;
  }
  return newest;
}
