import { asObject, asString, withoutMember, type JsonNode, type JsonObject } from '@/lib/json/node';
import { equalJson } from '@/lib/json/print';
import { toPointer, type JsonPointer } from '@/lib/json/pointer';
import { differingKeys, rawRow, rawRows, textRows } from '../change-rows';
import type { ChangeRow } from '../define-skill';
import { COMPONENT_NAMES, SCHEDULING } from './components';
import { isKnown, stateWords } from './summary';

/** The differences component by component, in words where there are words. */
export function describeChanges(before: JsonObject, after: JsonObject): ChangeRow[] {
  return differingKeys(before, after, ['components', 'usage_guidance']).flatMap((key) => {
    if (key === 'components') return componentRows(before, after);
    if (key === 'usage_guidance') return textRows(before, after, [key], 'Usage guidance');
    return rawRows(before, after, [key]);
  });
}

function componentRows(before: JsonObject, after: JsonObject): ChangeRow[] {
  const [old, next] = [before.entries.get('components'), after.entries.get('components')];
  const isWhole = [old, next].some((node) => node !== undefined && node.kind !== 'object');
  const rows = isWhole
    ? []
    : differingKeys(asObject(old), asObject(next), COMPONENT_NAMES).flatMap((name) =>
        entryRows(name, asObject(old)?.entries.get(name), asObject(next)?.entries.get(name)),
      );
  // An empty `components` beside none at all is a difference without any component.
  return rows.length > 0 ? rows : [rawRow('/components', 'components', old, next)];
}

function entryRows(
  name: string,
  old: JsonNode | undefined,
  next: JsonNode | undefined,
): ChangeRow[] {
  const pointer = toPointer(['components', name]);
  if (!isKnown(name)) return [rawRow(pointer, name, old, next)];
  if (name !== SCHEDULING) return [stateRow(pointer, name, old, next)];
  return [
    ...(equalJson(withoutLink(old), withoutLink(next)) ? [] : [stateRow(pointer, name, old, next)]),
    ...linkRows(asObject(old)?.entries.get(LINK), asObject(next)?.entries.get(LINK)),
  ];
}

function stateRow(
  pointer: JsonPointer,
  name: string,
  old: JsonNode | undefined,
  next: JsonNode | undefined,
): ChangeRow {
  const [before, after] = [stateWords(old), stateWords(next)];
  if (before === undefined || after === undefined || before === after) {
    return rawRow(pointer, name, old, next);
  }
  return { pointer, label: name, kind: 'value', before, after };
}

const LINK = 'scheduling_url';

function linkRows(old: JsonNode | undefined, next: JsonNode | undefined): ChangeRow[] {
  if (equalJson(old, next)) return [];
  const pointer = toPointer(['components', SCHEDULING, LINK]);
  const isRaw = [old, next].some((node) => node !== undefined && asString(node) === undefined);
  const label = 'Booking link';
  if (isRaw) return [rawRow(pointer, label, old, next)];
  const texts = { before: asString(old) ?? null, after: asString(next) ?? null };
  return [{ pointer, label, kind: 'value', ...texts }];
}

/** What else an entry says; an entry that is there for its link alone says nothing else. */
function withoutLink(entry: JsonNode | undefined): JsonNode | undefined {
  if (entry?.kind !== 'object' || !entry.entries.has(LINK)) return entry;
  const rest = withoutMember(entry, LINK);
  return rest.entries.size === 0 ? undefined : rest;
}
