'use client';

import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { EmptyState } from '@/components/layout/empty-state';
import { Button } from '@/components/ui/button';
import type { PalList } from '@/lib/tavus/wire';
import { countSkills } from '../list/filter-pals';
import { ListNotices } from '../list/list-notices';
import { countRead, NO_READINGS, oldestReading } from '../list/skill-readings';
import { skillSetsQuery } from '../list/skill-sets-query';
import { useRefreshSkillSets } from '../list/use-refresh-skill-sets';
import { filtersOf } from './address';
import { AttachmentsStatus } from './attachments-status';
import { AttachmentsTable } from './attachments-table';
import { AttachmentsToolbar } from './attachments-toolbar';
import { ExportNotice } from './export-notice';
import { filterRows } from './filter-rows';
import { groupRows } from './group-rows';
import { PictureSlot } from './picture-slot';
import { toRows } from './rows';
import { sortRows } from './sort-rows';
import { useAttachmentAddress } from './use-attachment-address';
import { useExport } from './use-export';

interface AttachmentsBrowserProps {
  list: PalList;
  /** Why the list could not be read again; the one at hand is older then. */
  error: Error | null;
  isFetching: boolean;
  onRefetch: () => void;
}

export function AttachmentsBrowser({
  list,
  error,
  isFetching,
  onRefetch,
}: AttachmentsBrowserProps) {
  const control = useAttachmentAddress();
  const { address, change } = control;
  const sets = useQuery(skillSetsQuery());
  const refreshSets = useRefreshSkillSets();
  const { byPal } = sets.data ?? NO_READINGS;
  // The field follows every key at once; thousands of rows may come a moment later.
  const query = useDeferredValue(address.q);

  const rows = toRows(list.pals, byPal);
  const filters = filtersOf({ ...address, q: query }, Date.parse(list.read_at));
  const inPicture = filterRows(rows, { ...filters, range: null });
  const shown = filters.range === null ? inPicture : filterRows(rows, filters);
  const items = groupRows(sortRows(shown, address.sort), address.group);
  const unreadCount = list.pals.filter((pal) => !byPal.has(pal.pal_id)).length;
  const isReading = sets.isFetching && unreadCount > 0;
  const failedCount = list.pals.filter((pal) => byPal.get(pal.pal_id)?.state === 'failed').length;
  const exporting = useExport(address, failedCount);

  return (
    <div className="flex flex-col gap-3">
      <ListNotices
        list={list}
        listError={error}
        onRetryList={onRefetch}
        setsError={sets.isFetching ? null : sets.error}
        setsReadAt={sets.isFetching || sets.error === null ? null : oldestReading(byPal)}
        unreadCount={sets.isFetching ? 0 : unreadCount}
        onRetrySets={() => void sets.refetch()}
      />
      <AttachmentsToolbar
        control={control}
        skills={countSkills(byPal)}
        exporting={exporting}
        isRefreshing={isFetching || sets.isFetching}
        onRefresh={() => {
          onRefetch();
          refreshSets();
        }}
      />
      <ExportNotice exporting={exporting} isReading={isReading} />
      <PictureSlot
        rows={inPicture}
        range={address.range}
        onRangeChange={(range) => change({ range })}
      />
      <AttachmentsStatus
        total={rows.length}
        shownCount={shown.length}
        readCount={isReading ? countRead(list.pals, byPal) : null}
        palCount={list.pals.length}
        failedCount={failedCount}
        asOf={sets.isFetching ? null : oldestReading(byPal)}
      />
      {items.length > 0 ? (
        <AttachmentsTable items={items} sort={address.sort} onSort={(sort) => change({ sort })} />
      ) : (
        <EmptyState
          title={emptyTitle(isReading, control.isFiltered)}
          action={control.isFiltered && <Button onClick={control.clear}>Clear filters</Button>}
        >
          {isReading
            ? 'Skills are still being read; they appear here as they come.'
            : control.isFiltered
              ? 'Nothing in this account fits the search and filters together.'
              : 'No PAL of this account has a skill.'}
        </EmptyState>
      )}
    </div>
  );
}

function emptyTitle(isReading: boolean, isFiltered: boolean): string {
  if (isReading) return 'No attachments so far';
  return isFiltered ? 'No attachments match' : 'Nothing is attached yet';
}
