/**
 * A JSON tree that loses nothing.
 *
 * `JSON.parse` rounds 9007199254740993, turns 1e400 into Infinity and 1.0 into 1, sorts integer-like
 * keys to the front and swallows `__proto__`. A skill's config goes back to the API whole, so none
 * of that may happen to a value nobody touched. Every node that was read keeps the exact text it
 * was read from (`raw`); only what an edit rebuilds is printed anew.
 */
export type JsonNode = JsonScalar | JsonArray | JsonObject;

export interface JsonScalar {
  readonly kind: 'scalar';
  /** The token as it stood in the text: `1.0`, `"\u00e9"`, `null`. */
  readonly raw: string;
  /** What JavaScript makes of it. For numbers possibly rounded: show it, never send it. */
  readonly value: string | number | boolean | null;
}

export interface JsonArray {
  readonly kind: 'array';
  readonly items: readonly JsonNode[];
  readonly raw?: string;
  /** See `JsonObject`. */
  readonly repeatedKeys?: 'inside';
}

export interface JsonObject {
  readonly kind: 'object';
  /** In the order of the text; of a key that came twice, the last value. */
  readonly entries: ReadonlyMap<string, JsonNode>;
  readonly raw?: string;
  /**
   * There where the text had a key twice: in this object, or in something inside it. `entries` has
   * not all of it then, so such an object must never be rebuilt from them.
   */
  readonly repeatedKeys?: 'here' | 'inside';
}

export const EMPTY_OBJECT: JsonObject = { kind: 'object', entries: new Map(), raw: '{}' };

/** A scalar made here (not read): strings, booleans, null and numbers that print as themselves. */
export function scalar(value: string | number | boolean | null): JsonScalar {
  return { kind: 'scalar', raw: JSON.stringify(value), value };
}

export function array(items: readonly JsonNode[]): JsonArray {
  return { kind: 'array', items };
}

export function object(entries: Iterable<readonly [string, JsonNode]>): JsonObject {
  return { kind: 'object', entries: new Map(entries) };
}

/** The string a node holds, or undefined for anything else. */
export function asString(node: JsonNode | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/** The boolean a node holds, or undefined for anything else. */
export function asBoolean(node: JsonNode | undefined): boolean | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'boolean' ? node.value : undefined;
}

/** The object a node is, or undefined for anything else. */
export function asObject(node: JsonNode | undefined): JsonObject | undefined {
  return node?.kind === 'object' ? node : undefined;
}

/**
 * The object a config is, with every member once: what a form can edit. Undefined for anything
 * else, which is one value that is kept, sent and replaced as a whole.
 */
export function asSettings(config: JsonNode | undefined): JsonObject | undefined {
  return config?.kind === 'object' && config.repeatedKeys === undefined ? config : undefined;
}

/** The object with one member set (in its place, or at the end), everything else untouched. */
export function withMember(target: JsonObject, key: string, value: JsonNode): JsonObject {
  const entries = new Map(target.entries);
  entries.set(key, value);
  return { kind: 'object', entries };
}

/** The object without one member; the very same object where it had none. */
export function withoutMember(target: JsonObject, key: string): JsonObject {
  if (!target.entries.has(key)) return target;
  const entries = new Map(target.entries);
  entries.delete(key);
  return { kind: 'object', entries };
}
