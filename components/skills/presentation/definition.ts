import dynamic from 'next/dynamic';
import { asString, EMPTY_OBJECT, type JsonObject } from '@/lib/json/node';
import { defineSkill } from '../define-skill';
import { checkHealth, summarize } from './summary';
import { KNOWN_FIELDS } from './values';

export const presentation = defineSkill({
  skill_id: 'presentation',
  description: 'Shows decks and images from the Knowledge Base during the conversation.',
  hasSettings: true,
  initialConfig: EMPTY_OBJECT,
  summarize,
  validate: async (config) => (await import('./validate')).validate(config),
  checkHealth,
  excludes: ['browser_use'],
  mergeRules: { orderedLists: ['/document_ids'], texts: ['/prompt'], entryMaps: [] },
  fieldOf: ([key]) => KNOWN_FIELDS.find((field) => field === key) ?? null,
  documentIds,
  Form: dynamic(async () => (await import('./form')).PresentationForm),
  formRoom: 'min-h-120 max-sm:min-h-175',
});

/** Every id the config names, also where the list as a whole is not one this form can edit. */
function documentIds(config: JsonObject): string[] {
  const node = config.entries.get('document_ids');
  if (node?.kind !== 'array') return [];
  return [...new Set(node.items.map(asString).filter((id) => id !== undefined))];
}
