import type { PalSummary } from '@/lib/tavus/wire';
import { parseInstant } from '@/lib/time';
import { healthOf, type HealthFilter } from '../fleet/health';
import { foldText } from './fold-text';
import type { ReadingsByPal, SkillReading } from './skill-readings';

export const PAL_TYPE_FILTERS = ['all', 'yours', 'stock', 'other'] as const;
export type PalTypeFilter = (typeof PAL_TYPE_FILTERS)[number];

/** `unknown`: has at least one skill this dashboard has no form for. */
export type SkillFilter =
  | { readonly kind: 'has'; readonly skillId: string }
  | { readonly kind: 'lacks'; readonly skillId: string }
  | { readonly kind: 'unknown' };

export interface PalFilters {
  readonly query: string;
  readonly skill: SkillFilter | null;
  readonly type: PalTypeFilter;
  /** Whose skills changed at or after this instant, in microseconds since 1970. */
  readonly since: bigint | null;
  readonly health: HealthFilter | null;
}

export interface FilteredPals {
  readonly shown: readonly PalSummary[];
  /** PALs that only a filter of skills keeps out, because theirs are not known. */
  readonly unreadCount: number;
  readonly failedCount: number;
}

/** The PAL with what search looks through, folded once and not at every key. */
export interface SearchablePal {
  readonly pal: PalSummary;
  readonly text: string;
}

export function toSearchable(pals: readonly PalSummary[]): SearchablePal[] {
  return pals.map((pal) => ({ pal, text: foldText(`${pal.pal_name}\n${pal.pal_id}`) }));
}

/**
 * The PALs that match, in the order they came. Every word of the query must be in the name or id,
 * whatever its case and accents. What is asked of skills shows only PALs whose skills are read.
 */
export function filterPals(
  pals: readonly SearchablePal[],
  filters: PalFilters,
  readings: ReadingsByPal,
  isKnownSkill: (skillId: string) => boolean,
): FilteredPals {
  const words = foldText(filters.query).split(/\s+/).filter(Boolean);
  const shown: PalSummary[] = [];
  let unreadCount = 0;
  let failedCount = 0;
  for (const { pal, text } of pals) {
    if (!matchesType(pal, filters.type)) continue;
    if (!words.every((word) => text.includes(word))) continue;
    const reading = readings.get(pal.pal_id);
    if (!asksOfSkills(filters)) shown.push(pal);
    else if (reading === undefined) unreadCount += 1;
    else if (reading.state === 'failed') failedCount += 1;
    else if (matchesReading(reading, filters, isKnownSkill)) shown.push(pal);
  }
  return { shown, unreadCount, failedCount };
}

function matchesType(pal: PalSummary, type: PalTypeFilter): boolean {
  switch (type) {
    case 'all':
      return true;
    case 'yours':
      return pal.pal_type === 'user';
    case 'stock':
      return pal.pal_type === 'system';
    case 'other':
      return pal.pal_type === 'other';
  }
}

function asksOfSkills({ skill, since, health }: PalFilters): boolean {
  return skill !== null || since !== null || health !== null;
}

function matchesReading(
  { skills, lastChange }: Extract<SkillReading, { state: 'read' }>,
  { skill, since, health }: PalFilters,
  isKnownSkill: (skillId: string) => boolean,
): boolean {
  if (skill !== null && !matchesSkill(skills, skill, isKnownSkill)) return false;
  if (health !== null && healthOf(skills.flatMap(({ notes }) => notes)) !== health) return false;
  if (since === null) return true;
  // A time that cannot be read is neither before nor after.
  const changed = parseInstant(lastChange);
  return changed !== null && changed >= since;
}

function matchesSkill(
  skills: readonly { readonly skill_id: string }[],
  filter: SkillFilter,
  isKnownSkill: (skillId: string) => boolean,
): boolean {
  switch (filter.kind) {
    case 'has':
      return skills.some((skill) => skill.skill_id === filter.skillId);
    case 'lacks':
      return !skills.some((skill) => skill.skill_id === filter.skillId);
    case 'unknown':
      return skills.some((skill) => !isKnownSkill(skill.skill_id));
  }
}

export interface SkillCount {
  readonly skill_id: string;
  /** How many PALs have it, of those whose skills are read. */
  readonly count: number;
}

/** Every skill met in what was read so far, sorted by id: what the skill filter offers. */
export function countSkills(readings: ReadingsByPal): SkillCount[] {
  const counts = new Map<string, number>();
  for (const reading of readings.values()) {
    if (reading.state !== 'read') continue;
    for (const { skill_id } of reading.skills) {
      counts.set(skill_id, (counts.get(skill_id) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([skill_id, count]) => ({ skill_id, count }))
    .sort((a, b) => (a.skill_id < b.skill_id ? -1 : 1));
}
