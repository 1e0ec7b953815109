import { withBreaksOf, withPlainBreaks } from '@/lib/json/line-breaks';
import { asString, scalar, withMember, withoutMember } from '@/lib/json/node';
import type { JsonNode, JsonObject } from '@/lib/json/node';

/**
 * A form's view of a config: some fields as values to edit, all the rest out of its reach.
 *
 * `write(config, read(config))` is the very same `config`. A field that holds something the form
 * cannot show (a number where text belongs) reads as null, and null writes nothing.
 */
export interface Lens<Values> {
  readonly read: (config: JsonObject) => Values;
  readonly write: (origin: JsonObject, values: Values) => JsonObject;
}

/** Whether a field says nothing: it is not there, or it is JSON's null. */
export function isBlank(node: JsonNode | undefined): boolean {
  return node === undefined || (node.kind === 'scalar' && node.value === null);
}

/** The text of an optional field as a text area shows it: '' where blank, null where it is no text. */
export function readText(target: JsonObject | undefined, key: string): string | null {
  const node = target?.entries.get(key);
  if (isBlank(node)) return '';
  const text = asString(node);
  return text === undefined ? null : withPlainBreaks(text);
}

/** The object with that text: untouched where it says the same, without the field where it is ''. */
export function writeText(target: JsonObject, key: string, text: string | null): JsonObject {
  if (text === null || text === readText(target, key)) return target;
  if (text === '') return withoutMember(target, key);
  const old = asString(target.entries.get(key)) ?? '';
  return withMember(target, key, scalar(withBreaksOf(old, text)));
}
