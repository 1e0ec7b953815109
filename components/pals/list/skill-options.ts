import type { SkillNameOf } from '../skill-name-lookup';
import type { SkillCount } from './filter-pals';

export interface SkillOption extends SkillCount {
  /** The name, with the id behind it where another of the skills has the same name. */
  readonly label: string;
}

const collator = new Intl.Collator('en', { numeric: true });

/** What a filter of skills offers, by name. */
export function skillOptions(skills: readonly SkillCount[], nameOf: SkillNameOf): SkillOption[] {
  const uses = new Map<string, number>();
  for (const { skill_id } of skills) {
    const name = nameOf(skill_id);
    uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  return skills
    .map((skill) => {
      const name = nameOf(skill.skill_id);
      const isShared = (uses.get(name) ?? 0) > 1 && name !== skill.skill_id;
      return { ...skill, label: isShared ? `${name} · ${skill.skill_id}` : name };
    })
    .sort((a, b) => collator.compare(a.label, b.label) || (a.skill_id < b.skill_id ? -1 : 1));
}
