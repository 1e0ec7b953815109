'use client';

import { useDeferredValue } from 'react';
import { EmptyState } from '@/components/layout/empty-state';
import { Button } from '@/components/ui/button';
import { LostNote } from '@/components/ui/lost-note';
import { PartBoundary } from '@/components/ui/part-boundary';
import { Skeleton } from '@/components/ui/skeleton';
import { FleetNotices } from '../fleet/fleet-notices';
import type { PalListRead } from '../fleet/pal-list-gate';
import { useSkillReadings } from '../fleet/use-skill-readings';
import { countSkills } from '../list/filter-pals';
import { SkillNames, useSkillNames } from '../skill-names';
import { filtersOf } from './address';
import { AttachmentsStatus } from './attachments-status';
import { AttachmentsTable } from './attachments-table';
import { AttachmentsToolbar } from './attachments-toolbar';
import { ExportNotice } from './export-notice';
import { filterRows } from './filter-rows';
import { groupRows } from './group-rows';
import { PictureSlot } from './picture-slot';
import { useAttachmentAddress } from './use-attachment-address';
import { useExport } from './use-export';
import { useSortedRows } from './use-sorted-rows';

export function AttachmentsBrowser({ read }: { read: PalListRead }) {
  const { list } = read;
  const control = useAttachmentAddress();
  const { address, change } = control;
  const readings = useSkillReadings(read);
  const nameOf = useSkillNames();
  const { byPal, isReading, readCount, failedCount, asOf } = readings;
  const exporting = useExport(address, failedCount);
  // The field follows every key at once; thousands of rows may come a moment later.
  const query = useDeferredValue(address.q);

  const rows = useSortedRows(list.pals, byPal, address.sort, nameOf);
  const filters = filtersOf({ ...address, q: query }, Date.parse(list.read_at));
  const inPicture = filterRows(rows, { ...filters, range: null });
  const shown = filters.range === null ? inPicture : filterRows(rows, filters);
  const items = groupRows(shown, address.group);

  return (
    <div className="flex flex-col gap-3">
      <FleetNotices read={read} readings={readings} />
      <SkillNames nameOf={nameOf}>
        <AttachmentsToolbar
          control={control}
          pals={list.pals}
          skills={countSkills(byPal)}
          exporting={exporting}
          isRefreshing={readings.isRefreshing}
          onRefresh={readings.refresh}
        />
      </SkillNames>
      <ExportNotice exporting={exporting} isReading={isReading} />
      <PartBoundary fallback={<LostNote what="The picture" />}>
        <PictureSlot
          rows={inPicture}
          range={address.range}
          isReading={isReading}
          onRangeChange={(range) => change({ range })}
        />
      </PartBoundary>
      <AttachmentsStatus
        total={rows.length}
        shownCount={shown.length}
        readCount={readCount}
        palCount={list.pals.length}
        failedCount={failedCount}
        asOf={asOf}
      />
      {items.length > 0 ? (
        <AttachmentsTable items={items} sort={address.sort} onSort={(sort) => change({ sort })} />
      ) : isReading && !control.isFiltered ? (
        <Skeleton className="h-96" />
      ) : (
        <EmptyState
          title={emptyTitle(isReading, control.isFiltered)}
          action={control.isFiltered && <Button onClick={control.clear}>Clear filters</Button>}
        >
          {isReading
            ? 'Skills are still loading and appear here as they arrive.'
            : control.isFiltered
              ? 'No results for this search and these filters.'
              : 'No PAL in this account has a skill.'}
        </EmptyState>
      )}
    </div>
  );
}

function emptyTitle(isReading: boolean, isFiltered: boolean): string {
  if (isReading) return 'No attachments so far';
  return isFiltered ? 'No attachments match' : 'Nothing is attached yet';
}
