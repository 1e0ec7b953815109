import { EMPTY_OBJECT } from '@/lib/json/node';
import { NO_MERGE_RULES } from '@/lib/skill-set/merge-rules';
import { defineSkill } from '../define-skill';
import { CONFIG_FIELD } from '../json/config-field';
import { count } from '../words';

/** Serves every skill without a folder of its own: its config is edited as the JSON it is. */
export const unknownSkill = defineSkill({
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
});
