import { asSettings, object as objectOf, type JsonNode, type JsonObject } from './node';

/** RFC 6901: `/components/chart/enabled`. `''` is the whole document. */
export type JsonPointer = string;

/** The pointer to the member at the end of these keys. */
export function toPointer(keys: readonly string[]): JsonPointer {
  return keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The keys a pointer goes through, or undefined where it is not a pointer. */
export function parsePointer(pointer: JsonPointer): string[] | undefined {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return undefined;
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The node at these keys, through objects only; undefined where there is none. */
export function getIn(node: JsonNode | undefined, keys: readonly string[]): JsonNode | undefined {
  let current = node;
  for (const key of keys) {
    if (current?.kind !== 'object') return undefined;
    current = current.entries.get(key);
  }
  return current;
}

/**
 * The object with the member at these keys set, or taken out where `value` is undefined.
 * Objects missing on the way are made. Everything beside the way keeps its tokens.
 * @returns undefined where the target, or what stands in the way, is no object or repeats a key, or
 * `keys` is empty
 */
export function setIn(
  target: JsonNode | undefined,
  keys: readonly string[],
  value: JsonNode | undefined,
): JsonObject | undefined {
  const [key, ...rest] = keys;
  const object = asSettings(target);
  if (key === undefined || object === undefined) return undefined;
  const entries = new Map(object.entries);
  if (rest.length > 0) {
    const changed = setIn(entries.get(key) ?? objectOf([]), rest, value);
    if (changed === undefined) return undefined;
    entries.set(key, changed);
  } else if (value === undefined) {
    entries.delete(key);
  } else {
    entries.set(key, value);
  }
  return { kind: 'object', entries };
}
