'use client';

import dynamic from 'next/dynamic';
import type { MeasuredRow } from '../fleet/windowed-body';
import { orderOf, SortHeader } from '../list/sort-header';
import { AttachmentItem } from './attachment-item';
import type { TableItem } from './group-rows';
import {
  nextAttachmentSort,
  parseAttachmentSort,
  type AttachmentColumn,
  type AttachmentSort,
} from './sort-rows';

/** What turns long lists into windows comes only where a list is long. */
const WindowedBody = dynamic(async () => (await import('../fleet/windowed-body')).WindowedBody, {
  loading: () => <tbody />,
});

/** Up to here all rows are in the page, where the browser's own search finds them. */
const PLAIN_ROWS_AT_MOST = 100;
const ROW_HEIGHT = 53;
const COLUMNS = 5;
// The shadow is the line below the header: it lies on the first row's own, and stays when rows pass under it.
const HEADER =
  'sticky top-0 z-10 bg-surface px-3 py-1.5 text-left font-medium shadow-[0_1px_var(--line)] first:rounded-tl last:rounded-tr';

interface AttachmentsTableProps {
  items: readonly TableItem[];
  sort: AttachmentSort;
  onSort: (sort: AttachmentSort) => void;
}

/** A row per PAL and skill; cards below 1,024 px, where five columns find no room. */
export function AttachmentsTable({ items, sort, onSort }: AttachmentsTableProps) {
  const by = (column: AttachmentColumn) => ({
    order: orderOf(column, parseAttachmentSort(sort)),
    onSort: () => onSort(nextAttachmentSort(sort, column)),
  });
  const renderRow = (index: number, measured?: MeasuredRow) => {
    const item = items[index];
    return (
      item && (
        <AttachmentItem key={`${item.kind} ${item.id}`} {...measured} item={item} index={index} />
      )
    );
  };
  return (
    <table
      role="table"
      aria-label="Attachments"
      aria-rowcount={items.length + 1}
      className="block w-full rounded border border-line bg-surface lg:table lg:table-fixed lg:border-separate lg:border-spacing-0"
    >
      <thead role="rowgroup" className="hidden text-sm text-muted lg:table-header-group">
        <tr role="row" aria-rowindex={1}>
          <SortHeader {...by('pal')} className={HEADER}>
            PAL
          </SortHeader>
          <SortHeader {...by('skill')} className={`${HEADER} w-40`}>
            Skill
          </SortHeader>
          <SortHeader {...by('attached')} className={`${HEADER} w-54`}>
            Attached
          </SortHeader>
          <SortHeader {...by('updated')} className={`${HEADER} w-54`}>
            Updated
          </SortHeader>
          <th role="columnheader" scope="col" className={HEADER}>
            Settings
          </th>
        </tr>
      </thead>
      {items.length > PLAIN_ROWS_AT_MOST ? (
        <WindowedBody
          count={items.length}
          rowHeight={ROW_HEIGHT}
          columns={COLUMNS}
          keyOf={(index) => `${items[index]?.kind} ${items[index]?.id ?? index}`}
          renderRow={renderRow}
        />
      ) : (
        <tbody role="rowgroup" className="block lg:table-row-group">
          {items.map((_, index) => renderRow(index))}
        </tbody>
      )}
    </table>
  );
}
