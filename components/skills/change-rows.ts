import { asString, type JsonNode, type JsonObject } from '@/lib/json/node';
import { getIn, parsePointer, toPointer, type JsonPointer } from '@/lib/json/pointer';
import { equalJson, printJson } from '@/lib/json/print';
import { diffConfigs } from '@/lib/skill-set/changes';
import type { ChangeRow } from './define-skill';

/** The members two objects disagree about: those of `first` in its order, then all others. */
export function differingKeys(
  before: JsonObject | undefined,
  after: JsonObject | undefined,
  first: readonly string[] = [],
): string[] {
  const keys = new Set([
    ...first,
    ...(before?.entries.keys() ?? []),
    ...(after?.entries.keys() ?? []),
  ]);
  return [...keys].filter((key) => !equalJson(before?.entries.get(key), after?.entries.get(key)));
}

/** The differences at and below `at` as bare JSON, for what no form names. */
export function rawRows(
  before: JsonNode,
  after: JsonNode,
  at: readonly string[] = [],
): ChangeRow[] {
  const root = toPointer(at);
  return diffConfigs(before, after)
    .filter(({ path }) => path === root || path.startsWith(`${root}/`))
    .map(({ path }) => {
      const keys = parsePointer(path) ?? [];
      return rawRow(path, labelOf(keys), getIn(before, keys), getIn(after, keys));
    });
}

/** Two nodes at one place, each as its JSON. */
export function rawRow(
  pointer: JsonPointer,
  label: string,
  before: JsonNode | undefined,
  after: JsonNode | undefined,
): ChangeRow {
  return { pointer, label, kind: 'value', before: rawText(before), after: rawText(after) };
}

/** A field of free text; bare JSON where one side is no text. */
export function textRows(
  before: JsonObject,
  after: JsonObject,
  at: readonly string[],
  label: string,
): ChangeRow[] {
  const [old, next] = [getIn(before, at), getIn(after, at)];
  if (![old, next].every(isTextOrAbsent)) return rawRows(before, after, at);
  const texts = { before: asString(old) ?? null, after: asString(next) ?? null };
  return [{ pointer: toPointer(at), label, kind: 'text', ...texts }];
}

function isTextOrAbsent(node: JsonNode | undefined): boolean {
  return node === undefined || asString(node) !== undefined;
}

function rawText(node: JsonNode | undefined): string | null {
  return node === undefined ? null : printJson(node);
}

function labelOf(keys: readonly string[]): string {
  if (keys.length === 0) return 'Settings';
  return keys.map((key) => (key.trim() === '' ? JSON.stringify(key) : key)).join(' › ');
}
