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
      readonly isPaused: boolean;
      readonly begunAt: number;
    }
  | {
      readonly state: 'failed';
      readonly message: string;
      /** Whether Tavus has asked for a pause. */
      readonly isPaused: boolean;
      /** When its reading began, by this page's `performance.now()`: no two clocks are compared. */
      readonly begunAt: number;
    };

export type ReadingsByPal = ReadonlyMap<string, SkillReading>;

export interface SkillReadings {
  readonly byPal: ReadingsByPal;
  /** Whether a stream has once been read to its end; until then more is to come. */
  readonly isWhole: boolean;
}

export const NO_READINGS: SkillReadings = { byPal: new Map(), isWhole: false };

/**
 * The readings with these lines applied. Of two lines about a PAL the one wins whose reading began
 * later, whichever comes first. One that failed takes nothing away: what was read before stays, and
 * is marked as old.
 * @param askedAt when the lines were asked for, by `performance.now()`; for the answer to a save, now
 */
export function withLines(
  readings: SkillReadings,
  lines: readonly PalSkillsLine[],
  askedAt: number,
): SkillReadings {
  const byPal = new Map(readings.byPal);
  for (const line of lines) {
    const known = byPal.get(line.pal_id);
    const begunAt = askedAt + (line.begun_ms ?? 0);
    if (known !== undefined && known.begunAt > begunAt) continue;
    byPal.set(line.pal_id, readingOf(line, known, begunAt));
  }
  return { ...readings, byPal };
}

function readingOf(
  line: PalSkillsLine,
  known: SkillReading | undefined,
  begunAt: number,
): SkillReading {
  if (line.ok) {
    const { skills, read_at: readAt } = line;
    const lastChange = newestChange(skills);
    const current = { staleBecause: null, isPaused: false };
    return { state: 'read', skills, lastChange, readAt, begunAt, ...current };
  }
  const isPaused = line.code === 'rate_limited';
  if (known?.state === 'read') return { ...known, staleBecause: line.message, isPaused, begunAt };
  return { state: 'failed', message: line.message, isPaused, begunAt };
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
