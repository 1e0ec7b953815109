import { asObject, asString, object } from '@/lib/json/node';
import { parseJson } from '@/lib/json/parse';
import { printJson } from '@/lib/json/print';

/** A line wraps a config once more often than an answer of the API does. */
const MAX_LINE_DEPTH = 80;

/** A set out of an audit line, as the API takes it. */
export interface FoundSet {
  readonly pal_id: string;
  /** The body of `PUT /v2/pals/{pal_id}/skills`, every token as it was; null where none was read. */
  readonly body: string | null;
}

/**
 * Reads the set before or after a save out of one of its audit lines, `save_started` and `save`.
 * @returns null where the line is of another event or of another save, or is `save_started` and the
 *   set after the save is asked for
 */
export function findAuditedSet(
  line: string,
  saveId: string,
  which: 'before' | 'after',
): FoundSet | null {
  // Sets are long, and all lines but one are not the one.
  if (!line.includes(JSON.stringify(saveId))) return null;
  const parsed = parseJson(line, MAX_LINE_DEPTH);
  const entries = parsed.ok ? asObject(parsed.value)?.entries : undefined;
  const [event, save_id, pal_id] = ['event', 'save_id', 'pal_id'].map((name) =>
    asString(entries?.get(name)),
  );
  const isStart = event === 'save_started' && which === 'before';
  if ((event !== 'save' && !isStart) || save_id !== saveId || pal_id === undefined) return null;
  const skills = asObject(entries?.get(which))?.entries.get('skills');
  return { pal_id, body: skills === undefined ? null : printJson(object([['skills', skills]])) };
}
