import { healthOf } from '../fleet/health';
import type { AttachmentRow } from './rows';

const COLUMNS = [
  'pal_id',
  'pal_name',
  'pal_type',
  'skill_id',
  'skill_name',
  'attached_at',
  'updated_at',
  'changed_since_attached',
  'settings',
  'health',
  'notes',
] as const;

/** A byte order mark: without it spreadsheets take UTF-8 for an older alphabet. */
const BOM = '\uFEFF';

/** One row as it is exported; times are the API's own strings, to the microsecond. */
function toRecord(row: AttachmentRow): Record<(typeof COLUMNS)[number], string | null> {
  return {
    pal_id: row.pal_id,
    pal_name: row.pal_name,
    pal_type: row.pal_type,
    skill_id: row.skill_id,
    skill_name: row.skill_name,
    attached_at: row.attached_at,
    updated_at: row.updated_at,
    changed_since_attached: row.isChanged === null ? null : row.isChanged ? 'yes' : 'no',
    settings: row.summary,
    health: healthOf(row.notes),
    notes: row.notes.map(({ text }) => text).join(' '),
  };
}

/** RFC 4180: a header, lines ended by CR LF, and every field in quotes. */
export function* csvLines(rows: Iterable<AttachmentRow>): Generator<string, void> {
  yield BOM + csvLine(COLUMNS);
  for (const row of rows) {
    const record = toRecord(row);
    yield csvLine(COLUMNS.map((column) => record[column] ?? ''));
  }
}

function csvLine(fields: readonly string[]): string {
  return `${fields.map(csvField).join(',')}\r\n`;
}

/** What begins a formula, behind spaces, which some programs skip; also in full width. */
const FORMULA = String.raw`[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]`;
const FORMULA_FIRST = new RegExp(String.raw`^\s*(?:[\t\r]|${FORMULA})`);
/** Where a program that separates by semicolons or tabs begins another cell with one. */
const FORMULA_LATER = new RegExp(String.raw`[;\t\r\n](?=[\s"]*${FORMULA})`, 'g');

/**
 * A field that spreadsheets show and do not run, whether they separate by comma, semicolon or tab:
 * an apostrophe stands before what would begin a formula (OWASP, "CSV Injection").
 */
function csvField(text: string): string {
  const later = text.replace(FORMULA_LATER, "$&'");
  return `"${(FORMULA_FIRST.test(text) ? `'${later}` : later).replaceAll('"', '""')}"`;
}

/** A JSON array, a row a line. */
export function* jsonLines(rows: Iterable<AttachmentRow>): Generator<string, void> {
  let lead = '[\n';
  for (const row of rows) {
    const { isChanged, notes, document_ids } = row;
    const more = { changed_since_attached: isChanged, notes, document_ids };
    yield `${lead}${JSON.stringify({ ...toRecord(row), ...more })}`;
    lead = ',\n';
  }
  yield lead === '[\n' ? '[]\n' : '\n]\n';
}
