import {
  array,
  asString,
  scalar,
  withMember,
  type JsonNode,
  type JsonObject,
} from '@/lib/json/node';
import { isBlank, readText, writeText, type Lens } from '../lens';
import type { PresentationValues } from './schema';

/** The API's default: a config without `slides_trigger` means this one. */
export const DEFAULT_TRIGGER = 'on_demand';

export const KNOWN_FIELDS = ['document_ids', 'slides_trigger', 'prompt'] as const;

export const presentationLens: Lens<PresentationValues> = {
  read: (config) => ({
    document_ids: readIds(config),
    slides_trigger: readTrigger(config),
    prompt: readText(config, 'prompt'),
  }),
  write: (origin, values) => {
    const withIds = writeIds(origin, values.document_ids);
    return writeText(writeTrigger(withIds, values.slides_trigger), 'prompt', values.prompt);
  },
};

/** The ids a list of strings holds; undefined for anything else. */
export function idsIn(node: JsonNode | undefined): string[] | undefined {
  if (node?.kind !== 'array') return undefined;
  const ids = node.items.map(asString).filter((id) => id !== undefined);
  return ids.length === node.items.length ? ids : undefined;
}

function readIds(config: JsonObject): string[] | null {
  const node = config.entries.get('document_ids');
  return isBlank(node) ? [] : (idsIn(node) ?? null);
}

/** Ids that were there keep the tokens they were read with. */
function writeIds(config: JsonObject, ids: readonly string[] | null): JsonObject {
  if (ids === null || isSameList(ids, readIds(config))) return config;
  const old = config.entries.get('document_ids');
  const tokens = new Map(
    old?.kind === 'array' ? old.items.map((item) => [asString(item), item]) : [],
  );
  return withMember(config, 'document_ids', array(ids.map((id) => tokens.get(id) ?? scalar(id))));
}

function readTrigger(config: JsonObject): string | null {
  const node = config.entries.get('slides_trigger');
  return isBlank(node) ? DEFAULT_TRIGGER : (asString(node) ?? null);
}

function writeTrigger(config: JsonObject, trigger: string | null): JsonObject {
  if (trigger === null || trigger === readTrigger(config)) return config;
  return withMember(config, 'slides_trigger', scalar(trigger));
}

function isSameList(a: readonly string[], b: readonly string[] | null): boolean {
  return a.length === b?.length && a.every((id, index) => id === b[index]);
}
