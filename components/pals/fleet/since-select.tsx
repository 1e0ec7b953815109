'use client';
'use no memo';

import { useState } from 'react';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { isSpan, parseSince, SINCE_SPANS, type Since } from './since';

const LABELS: Record<(typeof SINCE_SPANS)[number], string> = {
  '24h': 'Changed in 24 hours',
  '7d': 'Changed in 7 days',
  '30d': 'Changed in 30 days',
  '90d': 'Changed in 90 days',
};
const A_DAY = 'day';

interface SinceSelectProps {
  value: Since | null;
  onChange: (since: Since | null) => void;
}

/** How far back a change may lie: some spans, or a day of one's own. */
export function SinceSelect({ value, onChange }: SinceSelectProps) {
  const [isAsking, setIsAsking] = useState(false);
  const hasDay = value !== null && !isSpan(value);
  const isDay = hasDay || (isAsking && value === null);
  return (
    <>
      <Select
        aria-label="Filter by last change"
        value={isDay ? A_DAY : (value ?? '')}
        onChange={({ target }) => {
          setIsAsking(target.value === A_DAY);
          onChange(parseSince(target.value));
        }}
        className="max-sm:flex-1 max-sm:basis-40"
      >
        <option value="">Any time</option>
        {SINCE_SPANS.map((span) => (
          <option key={span} value={span}>
            {LABELS[span]}
          </option>
        ))}
        <option value={A_DAY}>Changed since …</option>
      </Select>
      {isDay && (
        <Input
          type="date"
          aria-label="Changed since this day, UTC"
          value={value ?? ''}
          onChange={({ target }) => onChange(parseSince(target.value))}
          className="max-w-36"
        />
      )}
    </>
  );
}
