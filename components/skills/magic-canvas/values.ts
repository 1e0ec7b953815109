import {
  asObject,
  withMember,
  withoutMember,
  type JsonNode,
  type JsonObject,
} from '@/lib/json/node';
import { isBlank, readText, writeText, type Lens } from '../lens';
import { COMPONENT_NAMES, SCHEDULING, type ComponentName } from './components';
import { stateOf, writeEntry } from './entry';
import type { CanvasValues } from './schema';

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
