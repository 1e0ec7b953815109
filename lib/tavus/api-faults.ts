import type { ApiFault } from '@/lib/result';
import { parsePythonLiteral, type PythonScalar, type PythonValue } from './python-literal';

/** Longer than any answer to one skill set; in UTF-16 units. */
const MAX_LENGTH = 65_536;

/**
 * Reads the faults in the error text of a 400, in their order:
 * `Bad Request: {'skills': {'presentation': {'config': {'document_ids': ['Missing data ...']}}}}`.
 * After an optional prefix comes a Python dict literal that mirrors the request's shape, with lists
 * of messages at the leaves and integer keys for list positions (PUT /v2/pals/{pal_id}/skills).
 * Tolerant: JSON, tuples, a message outside a list, lists that mix messages with further dicts.
 * The place of a message in its list is not part of the path: positions come as integer keys.
 * @returns paths of strings and integers with their messages; null where the text holds no such
 *   dict, or no message in it: then it can only be shown whole. Never throws.
 */
export function parseApiFaults(text: string): ApiFault[] | null {
  const start = text.indexOf('{');
  if (start < 0 || text.length > MAX_LENGTH) return null;
  const tree = parsePythonLiteral(text.slice(start));
  if (tree === null) return null;
  const faults: ApiFault[] = [];
  collect(tree, [], faults);
  return faults.length > 0 ? faults : null;
}

function collect(value: PythonValue, path: ApiFault['path'], faults: ApiFault[]): void {
  switch (value.kind) {
    case 'string':
      faults.push({ path, message: value.value });
      return;
    case 'other':
      faults.push({ path, message: value.text });
      return;
    case 'list':
      for (const item of value.items) collect(item, path, faults);
      return;
    case 'dict':
      for (const [key, member] of value.members) collect(member, [...path, stepOf(key)], faults);
  }
}

/** An integer is a list position; any other key is a name. */
function stepOf(key: PythonScalar): string | number {
  if (key.kind === 'string') return key.value;
  const isPosition = /^-?\d+$/.test(key.text) && Number.isSafeInteger(Number(key.text));
  return isPosition ? Number(key.text) : key.text;
}
