import { asString, type JsonNode, type JsonObject } from '@/lib/json/node';
import { isBlank } from '../lens';
import type { FieldIssue } from '../define-skill';
import { count } from '../words';
import { fieldName } from './field-name';
import { readSchema, type SchemaField } from './read-schema';

/** What a schema says against a config, by field. */
export function issuesOf(schema: string, config: JsonObject): FieldIssue[] {
  return readSchema(schema).flatMap((field) => {
    const message = problemOf(field, config.entries.get(field.key));
    return message === null ? [] : [{ field: fieldName(field.key), message }];
  });
}

/**
 * What is wrong with a field's value, or null. A value of another type than the schema's is left to
 * the API, but for a text where a number belongs: that is what the user typed.
 */
export function problemOf(field: SchemaField, node: JsonNode | undefined): string | null {
  if (isBlank(node)) return field.isRequired ? 'Required.' : null;
  switch (field.kind) {
    case 'text':
      return textProblem(field, asString(node));
    case 'number':
    case 'integer':
      return numberProblem(field, node);
    case 'texts':
      return node?.kind === 'array' ? lengthProblem(field, node.items.length, 'item') : null;
    case 'choice':
    case 'boolean':
      return null;
  }
}

function textProblem(field: SchemaField, text: string | undefined): string | null {
  if (text === undefined) return null;
  const length = lengthProblem(field, [...text].length, 'character');
  if (length !== null) return length;
  const { pattern } = field;
  // A pattern is for short texts; on a long one even a simple pattern may take long.
  if (pattern === null || text.length > 1_000 || pattern.test(text)) return null;
  return `Must match the pattern ${pattern.source}`;
}

function lengthProblem(
  { minLength, maxLength }: SchemaField,
  length: number,
  noun: string,
): string | null {
  if (minLength !== null && length < minLength) return `At least ${count(minLength, noun)}.`;
  if (maxLength !== null && length > maxLength) return `At most ${count(maxLength, noun)}.`;
  return null;
}

const WHOLE = /^-?\d+$/;

function numberProblem(
  { kind, minimum, maximum }: SchemaField,
  node: JsonNode | undefined,
): string | null {
  if (node?.kind !== 'scalar') return null;
  if (typeof node.value === 'string') return 'Enter a number.';
  if (typeof node.value !== 'number') return null;
  if (kind === 'integer' && !isWhole(node.raw)) return 'Enter a whole number.';
  if (minimum !== null && isBelow(node.raw, minimum)) return `At least ${minimum}.`;
  if (maximum !== null && isBelow(maximum, node.raw)) return `At most ${maximum}.`;
  return null;
}

/** To JSON Schema 1.0 is an integer as well. */
function isWhole(token: string): boolean {
  return WHOLE.test(token) || Number.isInteger(Number(token));
}

/** Whole numbers are compared exactly, however large; their count of digits is bounded by the text. */
function isBelow(a: string, b: string): boolean {
  const isExact = [a, b].every((token) => WHOLE.test(token) && token.length <= 1_000);
  return isExact ? BigInt(a) < BigInt(b) : Number(a) < Number(b);
}
