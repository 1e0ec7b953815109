import { array, type JsonArray, type JsonNode } from '@/lib/json/node';
import { canonicalJson } from '@/lib/json/print';

/** A list's items by what they mean, in its order. */
type Items = ReadonlyMap<string, JsonNode>;

/** The items, or undefined where one comes twice: then "added" and "removed" say too little. */
function itemsOf(list: JsonArray): Items | undefined {
  const items = new Map(list.items.map((item) => [canonicalJson(item), item]));
  return items.size === list.items.length ? items : undefined;
}

/**
 * Merges two edits of an ordered list where both only added and removed items.
 * Each side's order holds in the result. What both put at the same place stands there together,
 * theirs before mine: theirs is the list that is.
 * @returns undefined where a side moved an item, both added the same items in another order, or
 *   an item comes twice
 */
export function mergeLists(
  base: JsonArray,
  mine: JsonArray,
  theirs: JsonArray,
): JsonArray | undefined {
  const [old, own, other] = [itemsOf(base), itemsOf(mine), itemsOf(theirs)];
  if (old === undefined || own === undefined || other === undefined) return undefined;
  if (![[old, own] as const, [old, other] as const, [own, other] as const].every(isSameOrder)) {
    return undefined;
  }
  const merged: JsonNode[] = [];
  const [ownParts, otherParts] = [partsOf(own, other), partsOf(other, own)];
  for (const [index, theirPart] of otherParts.entries()) {
    const added = [...theirPart.before, ...(ownParts[index]?.before ?? [])];
    for (const [key, item] of added) if (!old.has(key)) merged.push(item);
    if (theirPart.common !== undefined) merged.push(theirPart.common);
  }
  const isTheirs =
    merged.length === other.size && merged.every((item, i) => item === theirs.items[i]);
  return isTheirs ? theirs : array(merged);
}

/** Whether the items two lists share stand in the same order in both. */
function isSameOrder([a, b]: readonly [Items, Items]): boolean {
  const shared = [...b.keys()].filter((key) => a.has(key));
  return [...a.keys()].filter((key) => b.has(key)).every((key, index) => key === shared[index]);
}

interface Part {
  readonly before: readonly (readonly [string, JsonNode])[];
  /** The shared item the part ends with; undefined for what follows the last one. */
  readonly common: JsonNode | undefined;
}

/** A list cut after each item it shares with the other. */
function partsOf(items: Items, other: Items): Part[] {
  const parts: Part[] = [];
  let before: (readonly [string, JsonNode])[] = [];
  for (const [key, item] of items) {
    if (!other.has(key)) {
      before.push([key, item]);
      continue;
    }
    parts.push({ before, common: item });
    before = [];
  }
  return [...parts, { before, common: undefined }];
}

/**
 * Both edits of a list for those who asked for both: mine in its order, without what they removed,
 * and with what they added behind the item it follows in theirs.
 */
export function bothLists(base: JsonArray, mine: JsonArray, theirs: JsonArray): JsonArray {
  const [old, own, other] = [base, mine, theirs].map(
    (list) => new Set(list.items.map(canonicalJson)),
  );
  const merged = mine.items.filter((item) => {
    const key = canonicalJson(item);
    return other?.has(key) || !old?.has(key);
  });
  let place = 0;
  for (const item of theirs.items) {
    const key = canonicalJson(item);
    const found = merged.findIndex((kept) => canonicalJson(kept) === key);
    if (found >= 0) place = found + 1;
    else if (!old?.has(key) && !own?.has(key)) merged.splice(place++, 0, item);
  }
  return array(merged);
}
