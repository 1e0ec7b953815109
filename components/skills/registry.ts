import { browserUse } from './browser-use/definition';
import type { SkillDefinition } from './define-skill';
import { internetSearch } from './internet-search/definition';
import { magicCanvas } from './magic-canvas/definition';
import { memory } from './memory/definition';
import { presentation } from './presentation/definition';
import { SKILL_IDS, type SkillId } from './skill-ids';
import { unknownSkill, unknownSkillWith } from './unknown-skill/definition';

/** A new skill is a folder, its id in `skill-ids.ts`, and a line here; the types see to both. */
const definitions: Record<SkillId, SkillDefinition> = {
  internet_search: internetSearch,
  presentation,
  magic_canvas: magicCanvas,
  browser_use: browserUse,
  memory,
};

/** Every skill with a form of its own. */
export const skillDefinitions: readonly SkillDefinition[] = SKILL_IDS.map((id) => definitions[id]);

/**
 * What the dashboard knows of a skill; of one it has never heard of, how to keep it.
 * @param schema the JSON Schema of its config, as JSON text, where the registry has one
 */
export function definitionFor(skillId: string, schema: string | null = null): SkillDefinition {
  const own = skillDefinitions.find(({ skill_id }) => skill_id === skillId);
  return own ?? (schema === null ? unknownSkill : unknownSkillWith(schema));
}
