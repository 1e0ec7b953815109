import type { JsonNode } from '@/lib/json/node';
import { canonicalJson } from '@/lib/json/print';

/** An item before and after an edit, by index; one of them is missing when it was added or removed. */
export interface Pair {
  readonly old: number | null;
  readonly next: number | null;
}

/**
 * Pairs the items of two lists: equal items first, then items that look like one another by each
 * of `alike` in turn. Pairs come in the order of `after`, removed items last.
 */
export function pairItems(
  before: readonly JsonNode[],
  after: readonly JsonNode[],
  alike: readonly ((old: JsonNode, next: JsonNode) => boolean)[],
): Pair[] {
  const oldOf = new Map<number, number>();
  const taken = new Set<number>();
  const tests = [isEqual, ...alike];
  for (const isAlike of tests) {
    for (const [next, node] of after.entries()) {
      if (oldOf.has(next)) continue;
      const fits = (old: number) => {
        const candidate = before[old];
        return candidate !== undefined && !taken.has(old) && isAlike(candidate, node);
      };
      const old = fits(next) ? next : before.findIndex((_, index) => fits(index));
      if (old === -1) continue;
      oldOf.set(next, old);
      taken.add(old);
    }
  }
  const pairs = after.map((_, next): Pair => ({ old: oldOf.get(next) ?? null, next }));
  const removed = [...before.keys()].filter((old) => !taken.has(old));
  return [...pairs, ...removed.map((old): Pair => ({ old, next: null }))];
}

/** True when items that are in both lists do not stand in the same order. */
export function isReordered(pairs: readonly Pair[]): boolean {
  const olds = pairs.flatMap(({ old, next }) => (old === null || next === null ? [] : [old]));
  return olds.some((old, index) => index > 0 && old < (olds[index - 1] ?? 0));
}

function isEqual(a: JsonNode, b: JsonNode): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
