'use client';

import { Select } from '@/components/ui/select';

interface ChoiceSelectProps<T extends string> {
  label: string;
  choices: readonly T[];
  labels: Readonly<Record<T, string>>;
  value: T | null;
  onChange: (value: T | null) => void;
  /** What null is called; left out where one is always chosen. */
  noneLabel?: string;
  className?: string;
}

/** One of a few, as lists of all PALs are filtered, sorted and grouped by. */
export function ChoiceSelect<T extends string>({
  label,
  choices,
  labels,
  value,
  onChange,
  noneLabel,
  className,
}: ChoiceSelectProps<T>) {
  return (
    <Select
      aria-label={label}
      value={value ?? ''}
      onChange={({ target }) => onChange(choices.find((each) => each === target.value) ?? null)}
      className={className}
    >
      {noneLabel !== undefined && <option value="">{noneLabel}</option>}
      {choices.map((each) => (
        <option key={each} value={each}>
          {labels[each]}
        </option>
      ))}
    </Select>
  );
}
