import { asObject, asString, type JsonNode, type JsonObject } from '@/lib/json/node';
import type { HealthContext, HealthNote } from '../define-skill';
import { count, lengthAsAdjective } from '../words';
import { isRenderedLink } from './booking-host';
import { COMPONENT_NAMES, SCHEDULING, type ComponentName } from './components';
import { stateOf, type ComponentState } from './entry';
import { canvasLens, componentsOf } from './values';

const STATE_WORDS: Record<ComponentState, string> = {
  default: 'On (default)',
  off: 'Off',
  configured: 'On, custom',
};

/** An entry's effect, as Review shows it; undefined where it is none this code can read. */
export function stateWords(entry: JsonNode | undefined): string | undefined {
  const state = stateOf(entry);
  return state === null ? undefined : STATE_WORDS[state];
}

/** What a component does with this entry, as the form shows it. */
export function effectOf(name: ComponentName, entry: JsonNode | undefined): string {
  const state = stateOf(entry);
  if (state === null) return 'Not readable, kept unchanged';
  if (state === 'off') return 'Off';
  if (name === SCHEDULING && !linkIn(entry)) return 'Inactive until you add a booking link';
  return STATE_WORDS[state];
}

/** How many of the known components the config says anything about. */
export function changedCount(config: JsonObject): number {
  return COMPONENT_NAMES.length - namesIn(config, 'default').length;
}

/** "2 of 8 off: chart, alert · booking link set". */
export function summarize(config: JsonObject): string {
  const entries = componentsOf(config);
  if (entries === null) return 'Components not readable, kept unchanged';
  const off = namesIn(config, 'off');
  const total = COMPONENT_NAMES.length;
  const parts = [
    off.length === 0
      ? 'All components on'
      : `${off.length} of ${total} off: ${off.length === total ? 'all' : off.join(', ')}`,
  ];
  if (linkIn(entries.get(SCHEDULING))) parts.push('booking link set');
  const guidance = canvasLens.read(config).usage_guidance;
  if (guidance) parts.push(`${lengthAsAdjective(guidance)} guidance`);
  const unknown = [...entries.keys()].filter((name) => !isKnown(name)).length;
  if (unknown > 0) parts.push(count(unknown, 'custom component'));
  return parts.join(' · ');
}

export function checkHealth(config: JsonObject, { pipelineMode }: HealthContext): HealthNote[] {
  const notes: HealthNote[] = [];
  const entry = componentsOf(config)?.get(SCHEDULING);
  const isConfigured = stateOf(entry) === 'configured';
  const link = linkIn(entry);
  if (pipelineMode === 'echo') {
    const text = 'Magic canvas has no effect in echo mode.';
    notes.push({ level: 'warning', text });
  }
  if (namesIn(config, 'off').length === COMPONENT_NAMES.length) {
    const text = 'All components are off. Turn one on, or detach Magic canvas.';
    notes.push({ level: 'warning', text });
  }
  if (isConfigured && !link) {
    const text = 'scheduling_embed is inactive until you add a booking link.';
    notes.push({ level: 'info', text });
  }
  if (isConfigured && link && !isRenderedLink(link)) {
    const text = 'Only Calendly links work. Other links save but show no card.';
    notes.push({ level: 'warning', text });
  }
  return notes;
}

export function isKnown(name: string): name is ComponentName {
  return COMPONENT_NAMES.some((known) => known === name);
}

/** The known components in a state. */
function namesIn(config: JsonObject, state: ComponentState): ComponentName[] {
  const values = canvasLens.read(config);
  return COMPONENT_NAMES.filter((name) => values[name] === state);
}

function linkIn(entry: JsonNode | undefined): string | undefined {
  return asString(asObject(entry)?.entries.get('scheduling_url'));
}
