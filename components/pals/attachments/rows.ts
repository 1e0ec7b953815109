import { parseInstant } from '@/lib/time';
import type { PalSkill, PalSummary, PalType } from '@/lib/tavus/wire';
import type { ReadingsByPal } from '../list/skill-readings';
import type { SkillNameOf } from '../skill-name-lookup';

/** One skill of one PAL. */
export interface AttachmentRow extends PalSkill {
  readonly pal_id: string;
  readonly pal_name: string;
  readonly pal_type: PalType;
  /** The registry's name of the skill, else its id. */
  readonly skill_name: string;
  /** Whether it was changed after it was attached; null where a time cannot be read. */
  readonly isChanged: boolean | null;
  /** The times in microseconds since 1970, read once; null where they cannot be. */
  readonly attachedAt: bigint | null;
  readonly updatedAt: bigint | null;
}

/** A row for every skill of every PAL that is read, in the order of the PALs. */
export function toRows(
  pals: readonly PalSummary[],
  byPal: ReadingsByPal,
  nameOf: SkillNameOf,
): AttachmentRow[] {
  return pals.flatMap((pal) => {
    const reading = byPal.get(pal.pal_id);
    return reading?.state === 'read'
      ? reading.skills.map((skill) => toRow(pal, skill, nameOf))
      : [];
  });
}

export function toRow(
  { pal_id, pal_name, pal_type }: Pick<PalSummary, 'pal_id' | 'pal_name' | 'pal_type'>,
  skill: PalSkill,
  nameOf: SkillNameOf,
): AttachmentRow {
  const attachedAt = parseInstant(skill.attached_at);
  const updatedAt = parseInstant(skill.updated_at);
  const isChanged = attachedAt === null || updatedAt === null ? null : updatedAt > attachedAt;
  const skill_name = nameOf(skill.skill_id);
  return { ...skill, skill_name, pal_id, pal_name, pal_type, isChanged, attachedAt, updatedAt };
}
