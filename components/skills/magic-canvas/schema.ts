import * as z from 'zod/mini';
import {
  asObject,
  withMember,
  withoutMember,
  type JsonNode,
  type JsonObject,
} from '@/lib/json/node';
import { isBlank, readText, writeText, type Lens } from '../lens';
import type { SkillForm } from '../use-skill-form';
import { bookingLinkProblem } from './booking-link';
import { COMPONENT_NAMES, SCHEDULING, type ComponentName } from './components';
import { stateOf, writeEntry } from './entry';

const componentState = z.nullable(z.enum(['default', 'off', 'configured']));

/** One field a component, flat; null stands for what this form cannot show and keeps as it is. */
export const canvasSchema = z
  .object({
    question: componentState,
    input: componentState,
    calendar: componentState,
    scheduling_embed: componentState,
    text: componentState,
    image: componentState,
    chart: componentState,
    alert: componentState,
    scheduling_url: z.nullable(z.string()),
    usage_guidance: z.nullable(z.string()),
  })
  .check(({ value, issues }) => {
    const link = value.scheduling_url;
    const isSent = value.scheduling_embed === 'off' || value.scheduling_embed === 'configured';
    const message = isSent && link ? bookingLinkProblem(link) : null;
    if (message !== null) {
      issues.push({ code: 'custom', path: ['scheduling_url'], message, input: link });
    }
  });

export type CanvasValues = z.infer<typeof canvasSchema>;
export type CanvasForm = SkillForm<CanvasValues>;

export const canvasLens: Lens<CanvasValues> = { read, write };

/** The entries of `components`; null where it is no object and can only be kept or replaced. */
export function componentsOf(config: JsonObject): ReadonlyMap<string, JsonNode> | null {
  const node = config.entries.get('components');
  return isBlank(node) ? new Map() : (asObject(node)?.entries ?? null);
}

function read(config: JsonObject): CanvasValues {
  const entries = componentsOf(config);
  const state = (name: ComponentName) => (entries === null ? null : stateOf(entries.get(name)));
  return {
    question: state('question'),
    input: state('input'),
    calendar: state('calendar'),
    scheduling_embed: state('scheduling_embed'),
    text: state('text'),
    image: state('image'),
    chart: state('chart'),
    alert: state('alert'),
    scheduling_url: readText(asObject(entries?.get(SCHEDULING)), 'scheduling_url'),
    usage_guidance: readText(config, 'usage_guidance'),
  };
}

function write(origin: JsonObject, values: CanvasValues): JsonObject {
  return writeText(writeComponents(origin, values), 'usage_guidance', values.usage_guidance);
}

/** Entries nobody changed, known or not, stay; `components` goes when its last entry goes. */
function writeComponents(origin: JsonObject, values: CanvasValues): JsonObject {
  const old = componentsOf(origin);
  if (old === null && COMPONENT_NAMES.every((name) => values[name] === null)) return origin;
  const entries = new Map(old);
  for (const name of COMPONENT_NAMES) {
    const link = name === SCHEDULING ? values.scheduling_url : undefined;
    const entry = writeEntry(old?.get(name), values[name], link);
    if (entry === undefined) entries.delete(name);
    else entries.set(name, entry);
  }
  if (old !== null && isSame(old, entries)) return origin;
  return entries.size === 0
    ? withoutMember(origin, 'components')
    : withMember(origin, 'components', { kind: 'object', entries });
}

function isSame(a: ReadonlyMap<string, JsonNode>, b: ReadonlyMap<string, JsonNode>): boolean {
  return a.size === b.size && [...a].every(([key, node]) => b.get(key) === node);
}
