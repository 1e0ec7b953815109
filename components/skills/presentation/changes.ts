import { asString, type JsonNode, type JsonObject } from '@/lib/json/node';
import { differingKeys, rawRow, rawRows, textRows } from '../change-rows';
import type { ChangeRow, WordsContext } from '../define-skill';
import { inline } from '../words';
import { idsIn, KNOWN_FIELDS } from './values';
import { nameAndId } from './summary';
import { triggerLabel } from './triggers';

/** The differences as the form names them, the rest by its place. */
export function describeChanges(
  before: JsonObject,
  after: JsonObject,
  context: WordsContext,
): ChangeRow[] {
  return differingKeys(before, after, KNOWN_FIELDS).flatMap((key) => {
    const [old, next] = [before.entries.get(key), after.entries.get(key)];
    if (key === 'document_ids') return [documentsRow(old, next, context)];
    if (key === 'slides_trigger') return [triggerRow(old, next)];
    if (key === 'prompt') return textRows(before, after, ['prompt'], 'Prompt');
    return rawRows(before, after, [key]);
  });
}

function documentsRow(
  old: JsonNode | undefined,
  next: JsonNode | undefined,
  { documentName }: WordsContext,
): ChangeRow {
  const words = (node: JsonNode | undefined) =>
    node === undefined
      ? null
      : idsIn(node)
          ?.map((id) => inline(nameAndId(documentName(id), id)))
          .join('\n');
  const [before, after] = [words(old), words(next)];
  if (before === undefined || after === undefined || before === after) {
    return rawRow('/document_ids', 'Documents', old, next);
  }
  return { pointer: '/document_ids', label: 'Documents', kind: 'list', before, after };
}

function triggerRow(old: JsonNode | undefined, next: JsonNode | undefined): ChangeRow {
  const words = (node: JsonNode | undefined) => {
    if (node === undefined) return 'On demand (default)';
    const trigger = asString(node);
    return trigger === undefined ? undefined : triggerLabel(trigger);
  };
  const [before, after] = [words(old), words(next)];
  if (before === undefined || after === undefined || before === after) {
    return rawRow('/slides_trigger', 'Slides trigger', old, next);
  }
  return { pointer: '/slides_trigger', label: 'Slides trigger', kind: 'value', before, after };
}
