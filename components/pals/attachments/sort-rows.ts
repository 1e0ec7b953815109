import type { AttachmentRow } from './rows';

export const ATTACHMENT_COLUMNS = ['pal', 'skill', 'attached', 'updated', 'settings'] as const;
export type AttachmentColumn = (typeof ATTACHMENT_COLUMNS)[number];
/** A leading minus turns the order round, as in the address. */
export const ATTACHMENT_SORTS = [
  ...ATTACHMENT_COLUMNS,
  '-pal',
  '-skill',
  '-attached',
  '-updated',
  '-settings',
] as const;
export type AttachmentSort = (typeof ATTACHMENT_SORTS)[number];

const collator = new Intl.Collator('en', { numeric: true });

/**
 * The rows in order; ties by PAL name, PAL id, skill name, then skill id. A time that is not known comes last in
 * both directions; equal instants go by their raw strings.
 */
export function sortRows(rows: readonly AttachmentRow[], sort: AttachmentSort): AttachmentRow[] {
  const { column, isDescending } = parseAttachmentSort(sort);
  const turn = isDescending ? -1 : 1;
  switch (column) {
    case 'pal':
      return rows.toSorted((a, b) => turn * comparePals(a, b) || compareSkills(a, b));
    case 'skill':
      return rows.toSorted((a, b) => turn * compareSkills(a, b) || comparePals(a, b));
    case 'attached':
      return rows.toSorted(
        (a, b) =>
          compareTimes(a.attachedAt, b.attachedAt, a.attached_at, b.attached_at, turn) ||
          compareNamed(a, b),
      );
    case 'updated':
      return rows.toSorted(
        (a, b) =>
          compareTimes(a.updatedAt, b.updatedAt, a.updated_at, b.updated_at, turn) ||
          compareNamed(a, b),
      );
    case 'settings':
      return rows.toSorted(
        (a, b) => turn * collator.compare(a.summary, b.summary) || compareNamed(a, b),
      );
  }
}

export function parseAttachmentSort(sort: AttachmentSort): {
  readonly column: AttachmentColumn;
  readonly isDescending: boolean;
} {
  const isDescending = sort.startsWith('-');
  const name = isDescending ? sort.slice(1) : sort;
  return { column: ATTACHMENT_COLUMNS.find((column) => column === name) ?? 'pal', isDescending };
}

/** What a click on a column's header asks for; a time's first order is newest first. */
export function nextAttachmentSort(
  current: AttachmentSort,
  column: AttachmentColumn,
): AttachmentSort {
  const isTime = column === 'attached' || column === 'updated';
  const [first, second]: [AttachmentSort, AttachmentSort] = isTime
    ? [`-${column}`, column]
    : [column, `-${column}`];
  return current === first ? second : first;
}

function compareTimes(
  a: bigint | null,
  b: bigint | null,
  rawA: string | null,
  rawB: string | null,
  turn: 1 | -1,
): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return turn * (compareExactly(a, b) || compareExactly(rawA ?? '', rawB ?? ''));
}

function compareNamed(a: AttachmentRow, b: AttachmentRow): number {
  return comparePals(a, b) || compareSkills(a, b);
}

function compareSkills(a: AttachmentRow, b: AttachmentRow): number {
  return collator.compare(a.skill_name, b.skill_name) || compareText(a.skill_id, b.skill_id);
}

function comparePals(a: AttachmentRow, b: AttachmentRow): number {
  return collator.compare(a.pal_name, b.pal_name) || compareText(a.pal_id, b.pal_id);
}

function compareText(a: string, b: string): number {
  return compareExactly(a, b);
}

function compareExactly<T extends string | bigint>(a: T, b: T): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
