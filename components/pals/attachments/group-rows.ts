import type { Grouping } from './address';
import type { AttachmentRow } from './rows';

/** What the table draws one after the other: a heading, or a row with its place among the rows. */
export type TableItem =
  | { readonly kind: 'group'; readonly id: string; readonly title: string; readonly count: number }
  | { readonly kind: 'row'; readonly id: string; readonly row: AttachmentRow };

/** The rows under headings, groups in the order of their first row; without grouping as they are. */
export function groupRows(rows: readonly AttachmentRow[], grouping: Grouping): TableItem[] {
  if (grouping === 'none') return rows.map(toItem);
  const groups = new Map<string, AttachmentRow[]>();
  for (const row of rows) {
    const id = grouping === 'skill' ? row.skill_id : row.pal_id;
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [row]);
    else group.push(row);
  }
  return [...groups].flatMap(([id, group]) => [
    { kind: 'group' as const, id, title: titleOf(id, group, grouping), count: group.length },
    ...group.map(toItem),
  ]);
}

function toItem(row: AttachmentRow): TableItem {
  return { kind: 'row', id: `${row.pal_id} ${row.skill_id}`, row };
}

function titleOf(id: string, [first]: readonly AttachmentRow[], grouping: Grouping): string {
  if (grouping === 'skill') return first?.skill_name ?? id;
  return first?.pal_name || 'Unnamed PAL';
}
