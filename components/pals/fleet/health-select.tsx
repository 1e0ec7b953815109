'use client';
'use no memo';

import { ChoiceSelect } from './choice-select';
import { HEALTH_FILTERS, HEALTH_LABELS, type HealthFilter } from './health';

interface HealthSelectProps {
  value: HealthFilter | null;
  onChange: (health: HealthFilter | null) => void;
}

export function HealthSelect({ value, onChange }: HealthSelectProps) {
  return (
    <ChoiceSelect
      label="Filter by health"
      choices={HEALTH_FILTERS}
      labels={HEALTH_LABELS}
      value={value}
      onChange={onChange}
      noneLabel="Any health"
      className="max-sm:flex-1 max-sm:basis-36"
    />
  );
}
