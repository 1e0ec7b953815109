import { asObject, asString, type JsonNode, type JsonObject } from '@/lib/json/node';
import { parseJson } from '@/lib/json/parse';

/** A field of a config that the form of a schema has a control for. */
export interface SchemaField {
  /** The member of the config. Any text, so never a name of anything in code. */
  readonly key: string;
  readonly kind: 'text' | 'choice' | 'boolean' | 'number' | 'integer' | 'texts';
  readonly label: string;
  readonly hint: string | undefined;
  readonly isRequired: boolean;
  /** What a `choice` chooses from. */
  readonly choices: readonly string[];
  /** `minimum` and `maximum` as their tokens: the numbers may be too large for JavaScript. */
  readonly minimum: string | null;
  readonly maximum: string | null;
  /** Of a text, in characters; of a list, in items. */
  readonly minLength: number | null;
  readonly maxLength: number | null;
  readonly pattern: RegExp | null;
}

const MAX_TEXT = 100_000;
const MAX_FIELDS = 100;
const MAX_CHOICES = 200;
const MAX_WORDS = 300;

/**
 * The fields of a JSON Schema that a form can show, in its order. The others are edited as JSON.
 * @param text the schema of a config, as the API sent it
 * @returns no fields where the schema is too large, refers to other places, or has none of a kind
 *   that is known
 */
export function readSchema(text: string): readonly SchemaField[] {
  if (text.length > MAX_TEXT) return [];
  const parsed = parseJson(text);
  const schema = parsed.ok ? asObject(parsed.value) : undefined;
  const properties = asObject(schema?.entries.get('properties'));
  if (schema === undefined || properties === undefined || isCombined(schema)) return [];
  if (properties.entries.size > MAX_FIELDS) return [];
  const required = new Set(textsIn(schema.entries.get('required')));
  return [...properties.entries].flatMap(
    ([key, node]) => readField(key, asObject(node), required.has(key)) ?? [],
  );
}

/** Rules from elsewhere, or alternatives: what a single field means cannot be told. */
function isCombined({ entries }: JsonObject): boolean {
  return ['$ref', '$dynamicRef', 'allOf', 'anyOf', 'oneOf', 'not', 'if'].some((key) =>
    entries.has(key),
  );
}

function readField(
  key: string,
  schema: JsonObject | undefined,
  isRequired: boolean,
): SchemaField | null {
  if (schema === undefined || isCombined(schema)) return null;
  const { entries } = schema;
  const kind = kindOf(schema);
  if (kind === null) return null;
  const [shortest, longest] =
    kind === 'texts' ? (['minItems', 'maxItems'] as const) : (['minLength', 'maxLength'] as const);
  return {
    key,
    kind,
    label: shown(asString(entries.get('title'))) ?? shown(key) ?? JSON.stringify(key),
    hint: hintOf(entries),
    isRequired,
    choices: kind === 'choice' ? textsIn(entries.get('enum')) : [],
    minimum: numberToken(entries.get('minimum')),
    maximum: numberToken(entries.get('maximum')),
    minLength: countIn(entries.get(shortest)),
    maxLength: countIn(entries.get(longest)),
    pattern: simplePattern(asString(entries.get('pattern'))),
  };
}

function kindOf({ entries }: JsonObject): SchemaField['kind'] | null {
  const type = typeOf(entries.get('type'));
  const choices = entries.get('enum');
  if (choices !== undefined) {
    const texts = textsIn(choices);
    const isListOfTexts = choices.kind === 'array' && texts.length === choices.items.length;
    const fits = texts.length > 0 && texts.length <= MAX_CHOICES && isListOfTexts;
    return fits && (type === 'string' || type === undefined) ? 'choice' : null;
  }
  switch (type) {
    case 'string':
      return 'text';
    case 'boolean':
    case 'number':
    case 'integer':
      return type;
    case 'array':
      return isListOfPlainTexts(entries.get('items')) ? 'texts' : null;
    default:
      return null;
  }
}

function isListOfPlainTexts(items: JsonNode | undefined): boolean {
  const schema = asObject(items);
  return schema !== undefined && !isCombined(schema) && kindOf(schema) === 'text';
}

/** A type's name; of a list like `["string", "null"]` the one that is not null. */
function typeOf(node: JsonNode | undefined): string | undefined {
  if (node?.kind !== 'array') return asString(node);
  const types = textsIn(node).filter((type) => type !== 'null');
  return types.length === 1 ? types[0] : undefined;
}

function hintOf(entries: JsonObject['entries']): string | undefined {
  const description = shown(asString(entries.get('description')));
  const standard = entries.get('default');
  const words = standard?.kind === 'scalar' ? `Default: ${shown(standard.raw)}` : undefined;
  const parts = [description, words].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' ');
}

/** Text of the schema on one line, cut where it is long; undefined where it is blank. */
function shown(text: string | undefined): string | undefined {
  const line = text?.replaceAll(/\s+/g, ' ').trim();
  if (line === undefined || line === '') return undefined;
  return line.length <= MAX_WORDS ? line : `${[...line].slice(0, MAX_WORDS).join('')}…`;
}

function textsIn(node: JsonNode | undefined): string[] {
  if (node?.kind !== 'array') return [];
  return [...new Set(node.items.map(asString).filter((text) => text !== undefined))];
}

function numberToken(node: JsonNode | undefined): string | null {
  return node?.kind === 'scalar' && typeof node.value === 'number' ? node.raw : null;
}

function countIn(node: JsonNode | undefined): number | null {
  const value = node?.kind === 'scalar' ? node.value : null;
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

/**
 * The pattern, where it is simple: one with groups or many repetitions can take for ever on a text
 * that does not match.
 */
function simplePattern(source: string | undefined): RegExp | null {
  if (source === undefined || source.length > 200 || /[()|]|\\[1-9k]/.test(source)) return null;
  if ((source.match(/[*+{]/g) ?? []).length > 2) return null;
  try {
    return new RegExp(source, 'u');
  } catch {
    return null;
  }
}
