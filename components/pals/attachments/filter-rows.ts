import { foldText } from '../list/fold-text';
import { healthOf, type HealthFilter } from '../fleet/health';
import type { AttachmentRow } from './rows';

/** `changed`: at least once since it was attached; `never`: never. */
export const CHANGE_FILTERS = ['never', 'changed'] as const;
export type ChangeFilter = (typeof CHANGE_FILTERS)[number];

export interface AttachmentFilters {
  /** Words that must be in the name or id of the PAL or of the skill. */
  readonly query: string;
  readonly skillId: string | null;
  readonly palId: string | null;
  /** One of the documents its settings name. */
  readonly documentId: string | null;
  /** Changed at or after this instant, in microseconds since 1970. */
  readonly since: bigint | null;
  readonly change: ChangeFilter | null;
  readonly health: HealthFilter | null;
  /** Attached between these, in milliseconds since 1970, both included: the brush of the picture. */
  readonly range: readonly [number, number] | null;
}

export const NO_ATTACHMENT_FILTERS: AttachmentFilters = {
  query: '',
  skillId: null,
  palId: null,
  documentId: null,
  since: null,
  change: null,
  health: null,
  range: null,
};

/** The rows that match all of the filters, in the order they came. */
export function filterRows(
  rows: readonly AttachmentRow[],
  filters: AttachmentFilters,
): AttachmentRow[] {
  const words = foldText(filters.query).split(/\s+/).filter(Boolean);
  return rows.filter((row) => matchesFacts(row, filters) && matchesWords(row, words));
}

function matchesFacts(
  row: AttachmentRow,
  { skillId, palId, documentId, since, change, health, range }: AttachmentFilters,
): boolean {
  if (skillId !== null && row.skill_id !== skillId) return false;
  if (palId !== null && row.pal_id !== palId) return false;
  if (documentId !== null && !row.document_ids.includes(documentId)) return false;
  // What is not known matches neither: it was not shown to be so.
  if (since !== null && (row.updatedAt === null || row.updatedAt < since)) return false;
  if (change !== null && row.isChanged !== (change === 'changed')) return false;
  if (health !== null && healthOf(row.notes) !== health) return false;
  return range === null || isWithin(row.attachedAt, range);
}

function isWithin(instant: bigint | null, [from, to]: readonly [number, number]): boolean {
  if (instant === null) return false;
  const ms = Number(instant / 1_000n);
  return ms >= from && ms <= to;
}

function matchesWords(row: AttachmentRow, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = searchText(row);
  return words.every((word) => text.includes(word));
}

/** Folded once a row and not at every key: folding is nearly all of what a search costs. */
const searchTexts = new WeakMap<AttachmentRow, string>();

function searchText(row: AttachmentRow): string {
  const known = searchTexts.get(row);
  if (known !== undefined) return known;
  const text = foldText(`${row.pal_name}\n${row.pal_id}\n${row.skill_name}\n${row.skill_id}`);
  searchTexts.set(row, text);
  return text;
}
