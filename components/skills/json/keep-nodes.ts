import { array, asSettings, type JsonNode, type JsonObject } from '@/lib/json/node';
import { canonicalJson, equalJson } from '@/lib/json/print';

/**
 * A tree that was read from an edited text, with the very nodes of `origin` wherever both mean the
 * same: spelling and white space of what was not edited stay as the API sent them.
 */
export function keepNodes(edited: JsonNode, origin: JsonNode | undefined): JsonNode {
  if (origin === undefined) return edited;
  if (equalJson(edited, origin)) return origin;
  const [own, old] = [asSettings(edited), asSettings(origin)];
  if (own !== undefined && old !== undefined) return keepMembers(own, old);
  if (edited.kind !== 'array' || origin.kind !== 'array') return edited;
  const known = new Map(origin.items.map((item) => [canonicalJson(item), item]));
  const items = edited.items.map(
    (item, index) => known.get(canonicalJson(item)) ?? keepNodes(item, origin.items[index]),
  );
  return items.every((item, index) => item === edited.items[index]) ? edited : array(items);
}

function keepMembers(edited: JsonObject, origin: JsonObject): JsonObject {
  const entries = new Map(
    [...edited.entries].map(([key, value]) => [key, keepNodes(value, origin.entries.get(key))]),
  );
  const isKept = [...entries].some(([key, node]) => node !== edited.entries.get(key));
  return isKept ? { kind: 'object', entries } : edited;
}
