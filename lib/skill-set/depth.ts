import type { JsonNode } from '@/lib/json/node';
import { MAX_DEPTH, parseJson } from '@/lib/json/parse';

/**
 * How deep a config may nest. The API's answer wraps it three times (`data`, the set, the
 * attachment); a deeper one could be sent and never be read again.
 */
export const MAX_CONFIG_DEPTH = MAX_DEPTH - 3;

/** Whether a config nests deeper than can be read back. */
export function isTooDeep(config: JsonNode, maxDepth = MAX_CONFIG_DEPTH): boolean {
  if (config.kind === 'scalar') return false;
  if (maxDepth === 0) return true;
  // Of a key that came twice the tree has only the last value.
  if (config.repeatedKeys !== undefined && config.raw !== undefined) {
    return !parseJson(config.raw, maxDepth).ok;
  }
  const children = config.kind === 'array' ? config.items : config.entries.values();
  for (const child of children) if (isTooDeep(child, maxDepth - 1)) return true;
  return false;
}
