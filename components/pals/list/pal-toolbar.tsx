'use client';

import { RefreshCw } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { parseSkillFilter, printSkillFilter } from './address';
import {
  PAL_TYPE_FILTERS,
  type PalTypeFilter,
  type SkillCount,
  type SkillFilter,
} from './filter-pals';
import { ChoiceSelect } from '../fleet/choice-select';
import { HealthSelect } from '../fleet/health-select';
import { SinceSelect } from '../fleet/since-select';
import { ViewsMenu } from '../views/views-menu';
import { countText } from './count-words';
import { SearchBox } from './search-box';
import { skillOptions } from './skill-options';
import { useSkillNameOf } from '../skill-names';
import { PAL_SORTS, type PalSort } from './sort-pals';
import type { PalAddress } from './use-pal-address';

const TYPE_LABELS: Record<PalTypeFilter, string> = {
  all: 'All types',
  yours: 'Yours',
  stock: 'Stock',
  other: 'Other',
};

const SORT_LABELS: Record<PalSort, string> = {
  name: 'Name, A to Z',
  '-name': 'Name, Z to A',
  type: 'Type, yours first',
  '-type': 'Type, yours last',
  '-changed': 'Newest change first',
  changed: 'Oldest change first',
};

interface PalToolbarProps {
  address: PalAddress;
  /** What the skill filter offers. */
  skills: readonly SkillCount[];
  isRefreshing: boolean;
  onRefresh: () => void;
}

export function PalToolbar({ address, skills, isRefreshing, onRefresh }: PalToolbarProps) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchBox value={address.q} onValueChange={address.setQuery} />
      <SkillSelect value={address.skill} onChange={address.setSkill} skills={skills} />
      <ChoiceSelect
        label="Filter by type"
        choices={PAL_TYPE_FILTERS}
        labels={TYPE_LABELS}
        value={address.type}
        onChange={(type) => address.setType(type ?? 'all')}
        className="max-sm:flex-1 max-sm:basis-28"
      />
      <SinceSelect value={address.since} onChange={address.setSince} />
      <HealthSelect value={address.health} onChange={address.setHealth} />
      {/* Where the column headers are not shown, so that sorting is there too. */}
      <ChoiceSelect
        label="Sort PALs"
        choices={PAL_SORTS}
        labels={SORT_LABELS}
        value={address.sort}
        onChange={(sort) => address.setSort(sort ?? 'name')}
        className="max-sm:flex-1 max-sm:basis-40 lg:hidden"
      />
      <span className="ml-auto flex gap-2 max-sm:grid max-sm:w-full max-sm:grid-cols-2">
        <ViewsMenu list="pals" />
        <Button
          isBusy={isRefreshing}
          onClick={onRefresh}
          icon={<RefreshCw aria-hidden className="size-4" />}
        >
          Refresh
        </Button>
      </span>
    </div>
  );
}

interface SkillSelectProps {
  value: SkillFilter | null;
  onChange: (filter: SkillFilter | null) => void;
  skills: readonly SkillCount[];
}

function SkillSelect({ value, onChange, skills }: SkillSelectProps) {
  const options = skillOptions(skills, useSkillNameOf());
  return (
    <Select
      aria-label="Filter by skill"
      value={value === null ? '' : printSkillFilter(value)}
      onChange={(event) => onChange(parseSkillFilter(event.target.value))}
      className="max-sm:flex-1 max-sm:basis-40 sm:w-44"
    >
      <option value="">All skills</option>
      {(['has', 'lacks'] as const).map((kind) => (
        <optgroup key={kind} label={kind === 'has' ? 'Has' : 'Without'}>
          {options.map(({ skill_id, count, label }) => (
            <option
              key={skill_id}
              value={printSkillFilter({ kind, skillId: skill_id })}
              title={skill_id}
            >
              {kind === 'has' ? `Has ${label} (${countText(count)})` : `Without ${label}`}
            </option>
          ))}
        </optgroup>
      ))}
      <option value={printSkillFilter({ kind: 'unknown' })}>Has a custom skill</option>
    </Select>
  );
}
