'use client';

import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { isKnownSkill } from '@/components/skills/skill-ids';
import type { PalList } from '@/lib/tavus/wire';
import { filterPals, skillIdsIn, toSearchable } from './filter-pals';
import { ListNotices } from './list-notices';
import { ListStatus } from './list-status';
import { NoMatches } from './no-matches';
import { PalGrid } from './pal-grid';
import { PalToolbar } from './pal-toolbar';
import { countRead, NO_READINGS, oldestReading } from './skill-readings';
import { skillSetsQuery } from './skill-sets-query';
import { parseSort, sortPals } from './sort-pals';
import { usePalAddress } from './use-pal-address';

interface PalBrowserProps {
  list: PalList;
  /** Why the list could not be read again; the one at hand is older then. */
  error: Error | null;
  isFetching: boolean;
  onRefetch: () => void;
}

/** The list with its search, filters and order; skills come in while it is already usable. */
export function PalBrowser({ list, error, isFetching, onRefetch }: PalBrowserProps) {
  const address = usePalAddress();
  const { skill, type, sort } = address;
  const sets = useQuery(skillSetsQuery());
  const { byPal } = sets.data ?? NO_READINGS;
  // The field follows every key at once; thousands of rows may come a moment later.
  const query = useDeferredValue(address.q);

  // Only one order looks at the skills; the others must not be made again as skills arrive.
  const sortedBy = parseSort(sort).column === 'changed' ? byPal : NO_READINGS.byPal;
  const ordered = toSearchable(sortPals(list.pals, sort, sortedBy));
  const found = filterPals(ordered, { query, skill, type }, byPal, isKnownSkill);
  const unreadCount = list.pals.filter((pal) => !byPal.has(pal.pal_id)).length;
  const total = list.pals.length;

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
      <PalToolbar
        address={address}
        skillIds={skillIdsIn(byPal)}
        isRefreshing={isFetching || sets.isFetching}
        onRefresh={() => {
          onRefetch();
          void sets.refetch();
        }}
      />
      <ListStatus
        total={total}
        found={found}
        readCount={sets.isFetching && unreadCount > 0 ? countRead(list.pals, byPal) : null}
      />
      {found.shown.length === 0 && address.isFiltered ? (
        <NoMatches
          isStillReading={sets.isFetching && found.unreadCount > 0}
          onClear={address.clearFilters}
        />
      ) : (
        total > 0 && (
          <PalGrid pals={found.shown} readings={byPal} sort={sort} onSort={address.setSort} />
        )
      )}
    </div>
  );
}
