'use no memo';

import clsx from 'clsx';
import { useId, type ReactNode } from 'react';

interface SegmentedProps<T extends string> {
  'aria-label': string;
  options: readonly { value: T; label: ReactNode; disabled?: boolean; title?: string }[];
  /** The chosen value; one that no option has leaves all of them open. */
  value: string;
  onChange: (value: T) => void;
  disabled?: boolean;
}

/**
 * A choice between a few short words: native radios drawn as segments, so arrow keys, forms and
 * screen readers know them. Each radio lies, unseen, over its whole segment.
 */
export function Segmented<T extends string>({
  options,
  value,
  onChange,
  disabled,
  'aria-label': label,
}: SegmentedProps<T>) {
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={label}
      aria-disabled={disabled || undefined}
      className="inline-flex max-w-full shrink-0 rounded border border-line bg-sunken"
    >
      {options.map((option) => {
        const isChecked = option.value === value;
        return (
          <label
            key={option.value}
            title={option.title}
            className={clsx(
              'relative -m-px inline-flex h-7 min-w-7 items-center justify-center rounded border px-2.5 text-sm font-medium whitespace-nowrap',
              'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
              'has-disabled:cursor-not-allowed has-disabled:opacity-60',
              isChecked
                ? 'border-control bg-surface text-ink forced-color-adjust-none forced-colors:bg-[Highlight] forced-colors:text-[HighlightText]'
                : 'border-transparent text-muted hover:text-ink',
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={isChecked}
              disabled={disabled || option.disabled}
              onChange={() => onChange(option.value)}
              className="absolute inset-0 m-0 size-full cursor-[inherit] appearance-none rounded opacity-0"
            />
            {option.label}
          </label>
        );
      })}
    </div>
  );
}
