import { clashesOf, clashNotes } from '@/components/skills/clashes';
import type { HealthContext } from '@/components/skills/define-skill';
import { definitionFor } from '@/components/skills/registry';
import { fromWire, type SkillAttachmentWire, type SkillSet } from '@/lib/skill-set/skill-set';
import type { PalSkill } from '@/lib/tavus/wire';

/** A PAL's set as lists of many PALs tell it: each skill's times, its settings in a line, its health. */
export function describeSkills(set: SkillSet, context: HealthContext): PalSkill[] {
  const clashes = clashesOf(set.keys());
  return [...set.values()].map(({ skill_id, config, attached_at, updated_at }) => {
    const definition = definitionFor(skill_id);
    return {
      skill_id,
      attached_at,
      updated_at,
      summary: definition.summarize(config),
      notes: [...clashNotes(clashes, skill_id), ...definition.checkHealth(config, context)],
      document_ids: definition.documentIds(config),
    };
  });
}

/** The same of what the browser holds of one PAL. */
export function describeWireSkills(
  skills: readonly SkillAttachmentWire[],
  context: HealthContext,
): PalSkill[] {
  return describeSkills(fromWire(skills), context);
}
