'use client';

import { useLoaded } from '@/components/ui/use-loaded';
import { FleetTable, HEADER_CELL } from '../fleet/fleet-table';
import { LongBody, type MeasuredRow } from '../fleet/long-body';
import { PLAIN_ROWS_AT_MOST, PlainBody } from '../fleet/plain-body';
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
const loadWindow = () => import('../fleet/window-of-rows');

const ROW_HEIGHT = 53;
const COLUMNS = 5;

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
          <SortHeader {...by('settings')} className={HEADER_CELL}>
            Settings
          </SortHeader>
        </>
      }
    >
      <Rows items={items} />
    </FleetTable>
  );
}

function Rows({ items }: { items: readonly TableItem[] }) {
  const renderRow = (index: number, measured?: MeasuredRow) => {
    const item = items[index];
    return (
      item && (
        <AttachmentItem key={`${item.kind} ${item.id}`} {...measured} item={item} index={index} />
      )
    );
  };
  const isLong = items.length > PLAIN_ROWS_AT_MOST;
  const code = useLoaded(loadWindow, isLong);
  if (!isLong) return <PlainBody>{items.map((_, index) => renderRow(index))}</PlainBody>;
  return (
    <LongBody
      count={items.length}
      rowHeight={ROW_HEIGHT}
      columns={COLUMNS}
      keyOf={(index) => `${items[index]?.kind} ${items[index]?.id ?? index}`}
      renderRow={renderRow}
      renderWindow={(rows) => code && <code.WindowOfRows {...rows} />}
    />
  );
}
