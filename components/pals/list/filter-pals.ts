import type { PalSummary } from '@/lib/tavus/wire';
import { foldText } from './fold-text';
import type { ReadingsByPal } from './skill-readings';

export const PAL_TYPE_FILTERS = ['all', 'yours', 'stock'] as const;
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
}

export interface FilteredPals {
  readonly shown: readonly PalSummary[];
  /** PALs that only the skill filter keeps out, because their skills are not known. */
  readonly unreadCount: number;
  readonly failedCount: number;
}

/** The PAL with what search looks through, folded once and not at every key. */
interface SearchablePal {
  readonly pal: PalSummary;
  readonly text: string;
}

export function toSearchable(pals: readonly PalSummary[]): SearchablePal[] {
  return pals.map((pal) => ({ pal, text: foldText(`${pal.pal_name}\n${pal.pal_id}`) }));
}

/**
 * The PALs that match, in the order they came. Every word of the query must be in the name or id,
 * whatever its case and accents. A skill filter shows only PALs whose skills are read.
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
    if (filters.skill === null) shown.push(pal);
    else if (reading === undefined) unreadCount += 1;
    else if (reading.state === 'failed') failedCount += 1;
    else if (matchesSkill(reading.skills, filters.skill, isKnownSkill)) shown.push(pal);
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
  }
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

/** Every skill id met in what was read so far, sorted: what the skill filter offers. */
export function skillIdsIn(readings: ReadingsByPal): string[] {
  const ids = new Set<string>();
  for (const reading of readings.values()) {
    if (reading.state === 'read') for (const skill of reading.skills) ids.add(skill.skill_id);
  }
  return [...ids].sort();
}
