import {
  array,
  asString,
  scalar,
  withMember,
  withoutMember,
  type JsonNode,
  type JsonObject,
} from '@/lib/json/node';
import { canonicalJson } from '@/lib/json/print';
import { isBlank } from '../lens';
import type { SchemaField } from './read-schema';

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** What a field's control shows: a text, `''` where nothing is set; null where it cannot show it. */
export function readField(config: JsonObject, { key, kind }: SchemaField): string | null {
  const node = config.entries.get(key);
  if (isBlank(node)) return '';
  if (kind === 'texts') return readLines(node);
  if (node?.kind !== 'scalar') return null;
  switch (kind) {
    case 'text':
    case 'choice':
      return asString(node) ?? null;
    case 'boolean':
      return typeof node.value === 'boolean' ? node.raw : null;
    case 'number':
    case 'integer':
      return typeof node.value === 'number' ? node.raw : null;
  }
}

/** A list of texts, one on each line; null where that would not be the same list again. */
function readLines(node: JsonNode | undefined): string | null {
  if (node?.kind !== 'array') return null;
  const texts = node.items.map(asString);
  const isPlain = texts.every((text) => text !== undefined && /^[^\r\n]+$/.test(text));
  return isPlain ? texts.join('\n') : null;
}

/**
 * The config with what was put in a field's control. Nothing takes the member out. A text in a
 * number's field that is no number is kept as a text, and is a problem (see `problemOf`).
 */
export function writeField(config: JsonObject, field: SchemaField, text: string): JsonObject {
  const { key } = field;
  if (text === readField(config, field)) return config;
  const node = nodeOf(field, text, config.entries.get(key));
  return node === null ? withoutMember(config, key) : withMember(config, key, node);
}

function nodeOf({ kind }: SchemaField, text: string, old: JsonNode | undefined): JsonNode | null {
  switch (kind) {
    case 'text':
    case 'choice':
      return text === '' ? null : scalar(text);
    case 'boolean':
      return text === '' ? null : scalar(text === 'true');
    case 'number':
    case 'integer':
      return numberOf(text.trim());
    case 'texts':
      return linesOf(text, old);
  }
}

function numberOf(text: string): JsonNode | null {
  if (text === '') return null;
  return NUMBER.test(text) ? { kind: 'scalar', raw: text, value: Number(text) } : scalar(text);
}

/** Texts that were in the list before keep their tokens. */
function linesOf(text: string, old: JsonNode | undefined): JsonNode | null {
  const lines = text.split('\n').filter((line) => line !== '');
  if (lines.length === 0) return null;
  const known = new Map(
    old?.kind === 'array' ? old.items.map((item) => [canonicalJson(item), item]) : [],
  );
  return array(lines.map((line) => known.get(canonicalJson(scalar(line))) ?? scalar(line)));
}
