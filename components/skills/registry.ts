import type { SkillDefinition } from './define-skill';
import { internetSearch } from './internet-search/definition';
import { magicCanvas } from './magic-canvas/definition';
import { presentation } from './presentation/definition';
import { unknownSkill } from './unknown-skill/definition';

/** Every skill with a form of its own. A new one is a folder and a line here. */
export const skillDefinitions: readonly SkillDefinition[] = [
  internetSearch,
  presentation,
  magicCanvas,
];

/** The ids of the skills with a form, for who needs no more of them. */
export const knownSkillIds: readonly string[] = skillDefinitions
  .map(({ skill_id }) => skill_id)
  .filter((skillId) => skillId !== null);

/** What the dashboard knows of a skill; of one it has never heard of, how to keep it. */
export function definitionFor(skillId: string): SkillDefinition {
  return skillDefinitions.find(({ skill_id }) => skill_id === skillId) ?? unknownSkill;
}
