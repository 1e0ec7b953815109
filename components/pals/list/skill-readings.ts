import type { PalSkill, PalSkillsLine } from '@/lib/tavus/wire';
import { compareInstants, parseInstant } from '@/lib/time';

/** What is known of one PAL's skills. A PAL without an entry is not read yet, which is not "none". */
export type SkillReading =
  | {
      readonly state: 'read';
      readonly skills: readonly PalSkill[];
      /** The raw `updated_at` of the skill that changed last; null where no time can be read. */
      readonly lastChange: string | null;
      /** When the server read them, ISO 8601. */
      readonly readAt: string;
      /** Why they could not be read again since then; null where nothing newer was tried. */
      readonly staleBecause: string | null;
    }
  | { readonly state: 'failed'; readonly message: string };

export type ReadingsByPal = ReadonlyMap<string, SkillReading>;

export interface SkillReadings {
  readonly byPal: ReadingsByPal;
  /** Whether a stream has once been read to its end; until then more is to come. */
  readonly isWhole: boolean;
}

export const NO_READINGS: SkillReadings = { byPal: new Map(), isWhole: false };

/**
 * The readings with these lines laid over them: a later line about a PAL replaces an earlier one.
 * One that failed takes nothing away: what was read before stays, and is marked as old.
 */
export function withLines(readings: SkillReadings, lines: readonly PalSkillsLine[]): SkillReadings {
  const byPal = new Map(readings.byPal);
  for (const line of lines) byPal.set(line.pal_id, readingOf(line, byPal.get(line.pal_id)));
  return { ...readings, byPal };
}

function readingOf(line: PalSkillsLine, known: SkillReading | undefined): SkillReading {
  if (line.ok) {
    const { skills } = line;
    const lastChange = newestChange(skills);
    return { state: 'read', skills, lastChange, readAt: line.read_at, staleBecause: null };
  }
  if (known?.state === 'read') return { ...known, staleBecause: line.message };
  return { state: 'failed', message: line.message };
}

/** How many of these PALs have their skills read; failed ones are not. */
export function countRead(
  pals: readonly { readonly pal_id: string }[],
  byPal: ReadingsByPal,
): number {
  return pals.filter((pal) => byPal.get(pal.pal_id)?.state === 'read').length;
}

/** When the oldest skills at hand were read, ISO 8601; null where none are. */
export function oldestReading(byPal: ReadingsByPal): string | null {
  let oldest: string | null = null;
  for (const reading of byPal.values()) {
    if (reading.state !== 'read') continue;
    if (oldest === null || reading.readAt < oldest) oldest = reading.readAt;
  }
  return oldest;
}

function newestChange(skills: readonly PalSkill[]): string | null {
  let newest: string | null = null;
  for (const { updated_at } of skills) {
    if (parseInstant(updated_at) === null) continue;
    if (newest === null || compareInstants(updated_at, newest) > 0) newest = updated_at;
  }
  return newest;
}
