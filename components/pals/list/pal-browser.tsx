'use client';

import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { isKnownSkill } from '@/components/skills/skill-ids';
import type { PalList } from '@/lib/tavus/wire';
import { sinceInstant } from '../fleet/since';
import { countSkills, filterPals, toSearchable } from './filter-pals';
import { ListNotices } from './list-notices';
import { ListStatus } from './list-status';
import { NoMatches } from './no-matches';
import { PalGrid } from './pal-grid';
import { PalToolbar } from './pal-toolbar';
import { countRead, NO_READINGS, oldestReading } from './skill-readings';
import { skillSetsQuery } from './skill-sets-query';
import { useRefreshSkillSets } from './use-refresh-skill-sets';
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
  const { skill, type, health, sort } = address;
  const sets = useQuery(skillSetsQuery());
  const refreshSets = useRefreshSkillSets();
  const { byPal } = sets.data ?? NO_READINGS;
  // The field follows every key at once; thousands of rows may come a moment later.
  const query = useDeferredValue(address.q);

  // Only one order looks at the skills; the others must not be made again as skills arrive.
  const sortedBy = parseSort(sort).column === 'changed' ? byPal : NO_READINGS.byPal;
  const ordered = toSearchable(sortPals(list.pals, sort, sortedBy));
  // Counted back from the list's own time, on which server and browser agree.
  const since = address.since && sinceInstant(address.since, Date.parse(list.read_at));
  const filters = { query, skill, type, since, health };
  const found = filterPals(ordered, filters, byPal, isKnownSkill);
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
        skills={countSkills(byPal)}
        isRefreshing={isFetching || sets.isFetching}
        onRefresh={() => {
          onRefetch();
          refreshSets();
        }}
      />
      <ListStatus
        total={total}
        found={found}
        readCount={sets.isFetching && unreadCount > 0 ? countRead(list.pals, byPal) : null}
        asOf={sets.isFetching ? null : oldestReading(byPal)}
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
