'use client';
'use no memo';

import { Segmented } from '@/components/form/segmented';
import { setTimeZone, useTimeZone } from '@/components/ui/time-zone';

const OPTIONS = [
  { value: 'local', label: 'Local', title: 'Times in this computer’s zone' },
  { value: 'utc', label: 'UTC', title: 'Times in UTC' },
] as const;

/** One choice for every time on every page, kept in this browser. */
export function TimeZoneSwitch() {
  return (
    <Segmented
      aria-label="Time zone"
      options={OPTIONS}
      value={useTimeZone()}
      onChange={setTimeZone}
    />
  );
}
