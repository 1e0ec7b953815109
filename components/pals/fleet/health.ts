import type { SkillNote } from '@/lib/tavus/wire';

/** Needs a look, could not be checked, or neither. */
export const HEALTH_FILTERS = ['warning', 'unchecked', 'clear'] as const;
export type HealthFilter = (typeof HEALTH_FILTERS)[number];

export const HEALTH_LABELS: Record<HealthFilter, string> = {
  warning: 'Needs attention',
  unchecked: 'Not checked',
  clear: 'Healthy',
};

/** The worst that the notes say; a note that only informs counts as nothing to report. */
export function healthOf(notes: readonly Pick<SkillNote, 'level'>[]): HealthFilter {
  if (notes.some((note) => note.level === 'warning')) return 'warning';
  return notes.some((note) => note.level === 'unchecked') ? 'unchecked' : 'clear';
}
