import dynamic from 'next/dynamic';
import { asString, EMPTY_OBJECT } from '@/lib/json/node';
import { NO_MERGE_RULES } from '@/lib/skill-set/merge-rules';
import { defineSkill } from '../define-skill';
import { fieldOf } from './places';
import { prepare } from './prepare';
import { checkHealth, summarize } from './summary';

export const browserUse = defineSkill({
  skill_id: 'browser_use',
  description: 'Guides people through web pages by flows that you write.',
  hasSettings: true,
  initialConfig: EMPTY_OBJECT,
  summarize,
  validate: async (config) => (await import('./issues')).validate(config),
  checkHealth,
  excludes: ['presentation'],
  // Two edits of one flow are not two flows, so the list is merged as a whole.
  mergeRules: NO_MERGE_RULES,
  fieldOf,
  prepare,
  documentIds: ({ entries }) => {
    const id = asString(entries.get('slide_document_id'));
    return id ? [id] : [];
  },
  Form: dynamic(async () => (await import('./form')).BrowserUseForm),
  formRoom: 'min-h-80',
});
