import 'server-only';
import type { JsonNode } from '@/lib/json/node';
import { equalJson } from '@/lib/json/print';
import type { ApiFault } from '@/lib/result';
import { fault, under } from '../faults';

/**
 * Judges one value of a config. `stored` is what the PAL holds at the same place.
 * @returns every fault, paths counted from the value; the words are marshmallow's, as in the API
 */
export type FieldRule = (value: JsonNode, stored: JsonNode | undefined) => ApiFault[];

/** Any object: what the reference does not describe further. */
export const anyObject: FieldRule = (value) => {
  if (isNull(value)) return fault('Field may not be null.');
  return value.kind === 'object' ? [] : under('_schema', fault('Invalid input type.'));
};

/** A string that may be empty. */
export const text: FieldRule = (value) => {
  if (isNull(value)) return fault('Field may not be null.');
  return stringOf(value) === undefined ? fault('Not a valid string.') : [];
};

export const flag: FieldRule = (value) => {
  if (isNull(value)) return fault('Field may not be null.');
  return isBoolean(value) ? [] : fault('Not a valid boolean.');
};

/** A string, judged further by its text. */
export function textThat(check: (value: string) => readonly string[]): FieldRule {
  return (value, stored) => {
    const found = stringOf(value);
    return found === undefined ? text(value, stored) : check(found).flatMap(fault);
  };
}

export function oneOf(...choices: readonly string[]): FieldRule {
  return textThat((value) =>
    choices.includes(value) ? [] : [`Must be one of: ${choices.join(', ')}.`],
  );
}

/** A list with at least one item; faults stand at the item's position. */
export function listOf(item: FieldRule): FieldRule {
  return (value) => {
    if (value.kind === 'array' && value.items.length === 0) {
      return fault('Shorter than minimum length 1.');
    }
    return listUpTo(Infinity, item)(value, undefined);
  };
}

/** A list that may be empty; faults stand at the item's position. */
export function listUpTo(longest: number, item: FieldRule): FieldRule {
  return (value) => {
    if (isNull(value)) return fault('Field may not be null.');
    if (value.kind !== 'array') return fault('Not a valid list.');
    if (value.items.length > longest) return fault(`Longer than maximum length ${longest}.`);
    return value.items.flatMap((entry, position) => under(position, item(entry, undefined)));
  };
}

/** A whole number from `least` on. */
export function integerFrom(least: number): FieldRule {
  return (value) => {
    if (isNull(value)) return fault('Field may not be null.');
    const number = value.kind === 'scalar' ? value.value : null;
    if (typeof number !== 'number' || !Number.isInteger(number)) {
      return fault('Not a valid integer.');
    }
    return number < least ? fault(`Must be greater than or equal to ${least}.`) : [];
  };
}

/** An object of which only some fields are judged; any other field is kept. */
export function openObject(fields: ReadonlyMap<string, FieldRule>): FieldRule {
  return (value, stored) => {
    if (value.kind !== 'object') return anyObject(value, stored);
    return [...value.entries].flatMap(([name, member]) =>
      under(name, fields.get(name)?.(member, undefined) ?? []),
    );
  };
}

/**
 * An object of known fields. A field it does not know is a fault, unless the PAL holds the very same
 * there already: another program can have stored it through a newer version of the API (a sample PAL
 * stands for that), and refusing it on its way back would make such a PAL impossible to save.
 */
export function objectOf(
  fields: ReadonlyMap<string, FieldRule>,
  required: readonly string[] = [],
): FieldRule {
  return (value, stored) => {
    if (value.kind !== 'object') return anyObject(value, stored);
    const before = stored?.kind === 'object' ? stored.entries : new Map<string, JsonNode>();
    const missing = required
      .filter((name) => !value.entries.has(name))
      .flatMap((name) => under(name, fault('Missing data for required field.')));
    const found = [...value.entries].flatMap(([name, member]) => {
      const rule = fields.get(name);
      const old = before.get(name);
      if (rule !== undefined) return under(name, rule(member, old));
      return equalJson(member, old) ? [] : under(name, fault('Unknown field.'));
    });
    return [...missing, ...found];
  };
}

function isNull(value: JsonNode): boolean {
  return value.kind === 'scalar' && value.value === null;
}

function isBoolean(value: JsonNode): boolean {
  return value.kind === 'scalar' && typeof value.value === 'boolean';
}

function stringOf(value: JsonNode): string | undefined {
  return value.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}
