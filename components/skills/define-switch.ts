import { EMPTY_OBJECT } from '@/lib/json/node';
import { NO_MERGE_RULES } from '@/lib/skill-set/merge-rules';
import { defineSkill, type SkillDefinition } from './define-skill';
import { count } from './words';

/** Returns the definition of a skill that is only on or off. Settings it has all the same are kept. */
export function defineSwitch(skill_id: string, description: string): SkillDefinition {
  return defineSkill({
    skill_id,
    description,
    hasSettings: false,
    initialConfig: EMPTY_OBJECT,
    summarize: ({ entries }) => (entries.size === 0 ? 'No settings' : count(entries.size, 'field')),
    validate: () => Promise.resolve([]),
    checkHealth: () => [],
    mergeRules: NO_MERGE_RULES,
    fieldOf: () => null,
    documentIds: () => [],
    Form: null,
  });
}
