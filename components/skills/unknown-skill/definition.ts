import { EMPTY_OBJECT } from '@/lib/json/node';
import { NO_MERGE_RULES } from '@/lib/skill-set/merge-rules';
import { defineSkill, type ObjectSkill, type SkillDefinition } from '../define-skill';
import { schemaSkill } from '../json-schema/schema-skill';
import { CONFIG_FIELD } from '../json/config-field';
import { count } from '../words';

/** Serves every skill without a folder of its own: its config is edited as the JSON it is. */
const unknown: ObjectSkill = {
  skill_id: null,
  description: 'Custom skill. Edit its settings as JSON.',
  hasSettings: true,
  initialConfig: EMPTY_OBJECT,
  summarize: ({ entries }) => (entries.size === 0 ? 'No settings' : count(entries.size, 'field')),
  validate: () => Promise.resolve([]),
  checkHealth: () => [],
  mergeRules: NO_MERGE_RULES,
  fieldOf: () => CONFIG_FIELD,
  documentIds: () => [],
  Form: null,
};

export const unknownSkill = defineSkill(unknown);

/** The same with a form made from the JSON Schema that the registry has for the skill's config. */
export function unknownSkillWith(schema: string): SkillDefinition {
  return schemaSkill(unknown, schema);
}
