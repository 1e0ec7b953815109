import 'server-only';
import { asObject, asString, type JsonNode, type JsonObject } from '@/lib/json/node';
import { wellFormed } from '@/lib/well-formed';

/**
 * The first of these members that is a string, well formed: it is shown, and never sent back. Old
 * names of the API come back now and then.
 */
export function stringField(object: JsonObject, ...names: readonly string[]): string | null {
  for (const name of names) {
    const text = asString(object.entries.get(name));
    if (text !== undefined) return wellFormed(text);
  }
  return null;
}

/** The member as a number JavaScript holds exactly enough to show; null for anything else. */
export function numberField(object: JsonObject, name: string): number | null {
  const node = object.entries.get(name);
  const value = node?.kind === 'scalar' ? node.value : null;
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** The member as a count: a whole number from 0; null for anything else. */
export function countField(object: JsonObject, name: string): number | null {
  const value = numberField(object, name);
  return value !== null && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

/** The `data` of an envelope `{"data": ...}`; undefined where there is none. */
export function dataOf(body: JsonNode): JsonNode | undefined {
  return asObject(body)?.entries.get('data');
}
