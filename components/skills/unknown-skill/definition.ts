import dynamic from 'next/dynamic';
import { EMPTY_OBJECT } from '@/lib/json/node';
import { NO_MERGE_RULES } from '@/lib/skill-set/merge-rules';
import type { SkillDefinition } from '../define-skill';
import { count } from '../words';
import { CONFIG_FIELD } from './config-field';

/** Serves every skill without a folder of its own: its config is edited as the JSON it is. */
export const unknownSkill: SkillDefinition = {
  skill_id: null,
  description: 'This dashboard has no form for this skill. Its config is kept as it is.',
  hasSettings: true,
  initialConfig: EMPTY_OBJECT,
  summarize: ({ entries }) =>
    entries.size === 0 ? 'No settings' : `${count(entries.size, 'field')} of JSON`,
  validate: () => Promise.resolve([]),
  checkHealth: () => [],
  mergeRules: NO_MERGE_RULES,
  fieldOf: () => CONFIG_FIELD,
  documentIds: () => [],
  Form: dynamic(async () => (await import('./form')).UnknownSkillForm),
};
