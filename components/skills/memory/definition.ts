import { EMPTY_OBJECT } from '@/lib/json/node';
import { NO_MERGE_RULES } from '@/lib/skill-set/merge-rules';
import { defineSkill } from '../define-skill';
import { count } from '../words';

export const memory = defineSkill({
  skill_id: 'memory',
  description: 'Remembers people across conversations.',
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
