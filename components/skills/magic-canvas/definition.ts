import dynamic from 'next/dynamic';
import { EMPTY_OBJECT } from '@/lib/json/node';
import { defineSkill } from '../define-skill';
import { COMPONENT_NAMES, SCHEDULING } from './components';
import { checkHealth, summarize } from './summary';

export const magicCanvas = defineSkill({
  skill_id: 'magic_canvas',
  description: 'Shows interactive cards beside the video.',
  hasSettings: true,
  initialConfig: EMPTY_OBJECT,
  summarize,
  validate: async (config) => (await import('./validate')).validate(config),
  checkHealth,
  competesWith: ['presentation'],
  mergeRules: { orderedLists: [], texts: ['/usage_guidance'], entryMaps: ['/components'] },
  fieldOf,
  documentIds: () => [],
  Form: dynamic(async () => (await import('./form')).MagicCanvasForm),
  formRoom: 'min-h-240 max-sm:min-h-325',
});

function fieldOf([key, name, setting]: readonly (string | number)[]): string | null {
  if (key === 'usage_guidance') return key;
  if (key !== 'components') return null;
  if (name === SCHEDULING && setting === 'scheduling_url') return setting;
  return COMPONENT_NAMES.find((known) => known === name) ?? null;
}
