'use client';

import dynamic from 'next/dynamic';
import { Suspense } from 'react';
import { FirstBody } from '../fleet/first-body';
import { FleetTable, HEADER_CELL } from '../fleet/fleet-table';
import { PLAIN_ROWS_AT_MOST, PlainBody } from '../fleet/plain-body';
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
const WindowedBody = dynamic(async () => (await import('../fleet/windowed-body')).WindowedBody);

const LONG = { rowHeight: 53, columns: 5 };

interface AttachmentsTableProps {
  items: readonly TableItem[];
  sort: AttachmentSort;
  onSort: (sort: AttachmentSort) => void;
}

/** A row per PAL and skill. */
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
  const long = { ...LONG, count: items.length, renderRow };
  return (
    <FleetTable
      label="Attachments"
      rowCount={items.length}
      header={
        <>
          <SortHeader {...by('pal')} className={HEADER_CELL}>
            PAL
          </SortHeader>
          <SortHeader {...by('skill')} className={`${HEADER_CELL} w-40`}>
            Skill
          </SortHeader>
          <SortHeader {...by('attached')} className={`${HEADER_CELL} w-54`}>
            Attached
          </SortHeader>
          <SortHeader {...by('updated')} className={`${HEADER_CELL} w-54`}>
            Updated
          </SortHeader>
          <th role="columnheader" scope="col" className={HEADER_CELL}>
            Settings
          </th>
        </>
      }
    >
      {items.length > PLAIN_ROWS_AT_MOST ? (
        <Suspense fallback={<FirstBody {...long} />}>
          <WindowedBody
            {...long}
            keyOf={(index) => `${items[index]?.kind} ${items[index]?.id ?? index}`}
          />
        </Suspense>
      ) : (
        <PlainBody>{items.map((_, index) => renderRow(index))}</PlainBody>
      )}
    </FleetTable>
  );
}
