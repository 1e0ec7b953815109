import type { JsonNode, JsonObject } from '@/lib/json/node';
import { differingKeys, rawRow, rawRows, textRows } from '../change-rows';
import type { ChangePart, ChangeRow, WordsContext } from '../define-skill';
import { inline } from '../words';
import { flowParts } from './flow-changes';
import { flowLines } from './outline';
import { KNOWN_FIELDS, listAt } from './values';

/** Returns the differences as the form names them, and the rest by its place. */
export function describeChanges(
  before: JsonObject,
  after: JsonObject,
  context: WordsContext,
): ChangeRow[] {
  return differingKeys(before, after, KNOWN_FIELDS).flatMap((key) => {
    if (key === 'guided_flows') return [flowsRow(before, after)];
    if (key === 'slide_document_id') return documentRows(before, after, context);
    return rawRows(before, after, [key]);
  });
}

/** One row for the whole list, because it is reset and merged as one; its parts say the rest. */
function flowsRow(before: JsonObject, after: JsonObject): ChangeRow {
  const nodes = [before.entries.get('guided_flows'), after.entries.get('guided_flows')] as const;
  const raw = rawRow('/guided_flows', 'Flows', ...nodes);
  const [old, next] = [listAt(before, 'guided_flows'), listAt(after, 'guided_flows')];
  if (old === null || next === null) return raw;
  const parts: readonly ChangePart[] = flowParts(old, next);
  if (parts.length === 0) return raw;
  const [textBefore, textAfter] = [outlineOf(nodes[0], old), outlineOf(nodes[1], next)];
  if (textBefore === textAfter) return { ...raw, parts };
  return {
    pointer: '/guided_flows',
    label: 'Flows',
    kind: 'list',
    before: textBefore,
    after: textAfter,
    parts,
  };
}

function outlineOf(node: JsonNode | undefined, flows: readonly JsonNode[]): string | null {
  return node === undefined ? null : flows.flatMap(flowLines).join('\n');
}

function documentRows(
  before: JsonObject,
  after: JsonObject,
  { documentName }: WordsContext,
): ChangeRow[] {
  const words = (id: string | null) => {
    const name = id === null ? undefined : documentName(id);
    return name === undefined || name === id ? id : `${inline(name)} (${id})`;
  };
  return textRows(before, after, ['slide_document_id'], 'Slide document').map((row) =>
    row.kind === 'text'
      ? { ...row, kind: 'value', before: words(row.before), after: words(row.after) }
      : row,
  );
}
