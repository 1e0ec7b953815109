'use client';

import { RefreshCw, X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import type { PalSummary } from '@/lib/tavus/wire';
import { ChoiceSelect } from '../fleet/choice-select';
import { HealthSelect } from '../fleet/health-select';
import { SinceSelect } from '../fleet/since-select';
import { countText } from '../list/count-words';
import type { SkillCount } from '../list/filter-pals';
import { skillOptions } from '../list/skill-options';
import { useSkillNameOf } from '../skill-names';
import { SearchBox } from '../list/search-box';
import { ViewsMenu } from '../views/views-menu';
import { GROUPINGS, type Grouping } from './address';
import { ExportLinks } from './export-links';
import { CHANGE_FILTERS, type ChangeFilter } from './filter-rows';
import { PalFilter } from './pal-filter';
import { ATTACHMENT_SORTS, type AttachmentSort } from './sort-rows';
import type { AttachmentAddressControl } from './use-attachment-address';
import type { AttachmentsExport } from './use-export';

const CHANGE_LABELS: Record<ChangeFilter, string> = {
  never: 'Not changed',
  changed: 'Changed since attached',
};
const GROUP_LABELS: Record<Grouping, string> = {
  none: 'Not grouped',
  skill: 'Grouped by skill',
  pal: 'Grouped by PAL',
};
const SORT_LABELS: Record<AttachmentSort, string> = {
  '-updated': 'Updated, newest first',
  updated: 'Updated, oldest first',
  '-attached': 'Attached, newest first',
  attached: 'Attached, oldest first',
  pal: 'PAL, A to Z',
  '-pal': 'PAL, Z to A',
  skill: 'Skill, A to Z',
  '-skill': 'Skill, Z to A',
  settings: 'Settings, A to Z',
  '-settings': 'Settings, Z to A',
};

interface AttachmentsToolbarProps {
  control: AttachmentAddressControl;
  pals: readonly PalSummary[];
  skills: readonly SkillCount[];
  exporting: AttachmentsExport;
  isRefreshing: boolean;
  onRefresh: () => void;
}

export function AttachmentsToolbar({
  control,
  pals,
  skills,
  exporting,
  isRefreshing,
  onRefresh,
}: AttachmentsToolbarProps) {
  const { address, change, setQuery } = control;
  const nameOf = useSkillNameOf();
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchBox
        value={address.q}
        onValueChange={setQuery}
        label="Search attachments"
        placeholder="Search by PAL or skill"
      />
      <Select
        aria-label="Filter by skill"
        value={address.skill ?? ''}
        onChange={({ target }) => change({ skill: target.value || null })}
        className="max-sm:flex-1 max-sm:basis-40 sm:w-48"
      >
        <option value="">All skills</option>
        {skillOptions(withChosen(skills, address.skill), nameOf).map((option) => (
          <option key={option.skill_id} value={option.skill_id} title={option.skill_id}>
            {option.label} ({countText(option.count)})
          </option>
        ))}
      </Select>
      <PalFilter pals={pals} palId={address.pal} onChange={(pal) => change({ pal })} />
      <DocumentFilter id={address.document} onClear={() => change({ document: null })} />
      <SinceSelect value={address.since} onChange={(since) => change({ since })} />
      <ChoiceSelect
        label="Filter by change"
        choices={CHANGE_FILTERS}
        labels={CHANGE_LABELS}
        value={address.change}
        onChange={(next) => change({ change: next })}
        noneLabel="Any change status"
        className="max-sm:flex-1 max-sm:basis-40"
      />
      <HealthSelect value={address.health} onChange={(health) => change({ health })} />
      <ChoiceSelect
        label="Group attachments"
        choices={GROUPINGS}
        labels={GROUP_LABELS}
        value={address.group}
        onChange={(group) => change({ group })}
        className="max-sm:flex-1 max-sm:basis-36"
      />
      {/* Where the column headers are not shown, so that sorting is there too. */}
      <ChoiceSelect
        label="Sort attachments"
        choices={ATTACHMENT_SORTS}
        labels={SORT_LABELS}
        value={address.sort}
        onChange={(sort) => change({ sort })}
        className="max-sm:flex-1 max-sm:basis-44 lg:hidden"
      />
      <span className="ml-auto flex flex-wrap gap-2 max-sm:grid max-sm:w-full max-sm:grid-cols-2">
        <ViewsMenu list="attachments" />
        <ExportLinks exporting={exporting} />
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

interface DocumentFilterProps {
  id: string | null;
  onClear: () => void;
}

/** Set by a link of the document picker; clicking it clears the filter. */
function DocumentFilter({ id, onClear }: DocumentFilterProps) {
  if (id === null) return null;
  return (
    <Button
      onClick={onClear}
      aria-label={`Document ${id}: show all again`}
      className="max-w-full min-w-0"
    >
      <span className="truncate">
        Document <span className="font-mono text-sm">{id}</span>
      </span>
      <X aria-hidden className="size-4 shrink-0" />
    </Button>
  );
}

/** Includes the skill of the URL, even when no PAL has it. */
function withChosen(skills: readonly SkillCount[], chosen: string | null): readonly SkillCount[] {
  if (chosen === null || skills.some(({ skill_id }) => skill_id === chosen)) return skills;
  return [...skills, { skill_id: chosen, count: 0 }];
}
