'use client';

import { Select } from '@/components/ui/select';
import { HEALTH_FILTERS, HEALTH_LABELS, type HealthFilter } from './health';

interface HealthSelectProps {
  value: HealthFilter | null;
  onChange: (health: HealthFilter | null) => void;
}

export function HealthSelect({ value, onChange }: HealthSelectProps) {
  return (
    <Select
      aria-label="Filter by health"
      value={value ?? ''}
      onChange={({ target }) =>
        onChange(HEALTH_FILTERS.find((health) => health === target.value) ?? null)
      }
      className="max-sm:flex-1 max-sm:basis-36"
    >
      <option value="">Any health</option>
      {HEALTH_FILTERS.map((health) => (
        <option key={health} value={health}>
          {HEALTH_LABELS[health]}
        </option>
      ))}
    </Select>
  );
}
