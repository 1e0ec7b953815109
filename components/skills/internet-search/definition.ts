import { EMPTY_OBJECT } from '@/lib/json/node';
import { NO_MERGE_RULES } from '@/lib/skill-set/merge-rules';
import type { SkillDefinition } from '../define-skill';
import { count } from '../words';
import { InternetSearchForm } from './form';

export const internetSearch: SkillDefinition = {
  skill_id: 'internet_search',
  description: 'Looks things up on the web while talking.',
  hasSettings: false,
  initialConfig: EMPTY_OBJECT,
  summarize: ({ entries }) =>
    entries.size === 0 ? 'No settings' : `${count(entries.size, 'unknown field')}, kept`,
  validate: () => Promise.resolve([]),
  checkHealth: () => [],
  mergeRules: NO_MERGE_RULES,
  fieldOf: () => null,
  documentIds: () => [],
  Form: InternetSearchForm,
};
