import type { JsonNode, JsonObject } from '@/lib/json/node';

const MAX_FIELDS = 60;
/** What the API calls its fields. Any other name may be an id or a text of the customer's. */
const FIELD_NAME = /^[a-z][a-z0-9_]{0,39}$/;

/**
 * Returns the fields of an object with the type of each value: `{ pal_id: 'string' }`. Nothing of a
 * value, and no name below the first level: those may be the customer's own.
 */
export function shapeOf(node: JsonObject): Readonly<Record<string, string>> {
  const named = [...node.entries].filter(([name]) => FIELD_NAME.test(name)).slice(0, MAX_FIELDS);
  const others = node.entries.size - named.length;
  const fields = named.map(([name, value]) => [name, typeOf(value)] as const);
  return Object.fromEntries(others === 0 ? fields : [...fields, ['(others)', String(others)]]);
}

/** Returns the JSON type of a node; of a list also the types in it. */
function typeOf(node: JsonNode): string {
  if (node.kind === 'object') return 'object';
  if (node.kind === 'scalar') return node.value === null ? 'null' : typeof node.value;
  const inside = [
    ...new Set(node.items.map((item) => (item.kind === 'array' ? 'array' : typeOf(item)))),
  ];
  return inside.length === 0 ? 'array' : `array of ${inside.sort().join(' or ')}`;
}
