'use client';

import { useDeferredValue } from 'react';
import { isKnownSkill } from '@/components/skills/skill-ids';
import { FleetNotices } from '../fleet/fleet-notices';
import type { PalListRead } from '../fleet/pal-list-gate';
import { sinceInstant } from '../fleet/since';
import { useSkillReadings } from '../fleet/use-skill-readings';
import { countSkills, filterPals } from './filter-pals';
import { ListStatus } from './list-status';
import { NoMatches } from './no-matches';
import { PalGrid } from './pal-grid';
import { PalToolbar } from './pal-toolbar';
import { SkillNames, useSkillNames } from '../skill-names';
import { useOrderedPals } from './use-ordered-pals';
import { usePalAddress } from './use-pal-address';

/** The list with its search, filters and order. It is usable while skills are still loading. */
export function PalBrowser({ read }: { read: PalListRead }) {
  const { list } = read;
  const address = usePalAddress();
  const { skill, type, health, sort } = address;
  const readings = useSkillReadings(read);
  const nameOf = useSkillNames();
  const { byPal, isReading, readCount, asOf } = readings;
  // The field follows every key at once; thousands of rows may come a moment later.
  const query = useDeferredValue(address.q);

  const ordered = useOrderedPals(list.pals, sort, byPal);
  // Counted back from the list's own time, on which server and browser agree.
  const since = address.since && sinceInstant(address.since, Date.parse(list.read_at));
  const filters = { query, skill, type, since, health };
  const found = filterPals(ordered, filters, byPal, isKnownSkill);
  const total = list.pals.length;

  return (
    <SkillNames nameOf={nameOf}>
      <div className="flex flex-col gap-3">
        <FleetNotices read={read} readings={readings} />
        <PalToolbar
          address={address}
          skills={countSkills(byPal)}
          isRefreshing={readings.isRefreshing}
          onRefresh={readings.refresh}
        />
        <ListStatus total={total} found={found} readCount={readCount} asOf={asOf} />
        {found.shown.length === 0 && address.isFiltered ? (
          <NoMatches
            isStillReading={isReading && found.unreadCount > 0}
            onClear={address.clearFilters}
          />
        ) : (
          total > 0 && (
            <PalGrid pals={found.shown} readings={byPal} sort={sort} onSort={address.setSort} />
          )
        )}
      </div>
    </SkillNames>
  );
}
