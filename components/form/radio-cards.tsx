import { useId, type ReactNode } from 'react';
import { FieldError } from './field';

interface RadioCardsProps<T extends string> {
  name?: string;
  legend: ReactNode;
  options: readonly { value: T; label: string; description?: ReactNode; disabled?: boolean }[];
  /** The chosen value; one that no option has leaves all of them open. */
  value: string;
  onChange: (value: T) => void;
  error?: string;
  disabled?: boolean;
}

/** A choice between a few things that need a sentence each. The whole card can be clicked. */
export function RadioCards<T extends string>({
  name,
  legend,
  options,
  value,
  onChange,
  error,
  disabled,
}: RadioCardsProps<T>) {
  const groupId = useId();
  const errorId = `${groupId}-error`;
  return (
    <fieldset
      disabled={disabled}
      aria-describedby={error ? errorId : undefined}
      className="flex min-w-0 flex-col gap-1.5"
    >
      <legend className="mb-1.5 font-medium">{legend}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {options.map((option) => {
          const id = `${groupId}-${option.value}`;
          return (
            <label
              key={option.value}
              className="flex gap-2.5 rounded border border-control bg-surface px-3 py-2 has-checked:border-ink has-checked:bg-sunken has-disabled:cursor-not-allowed has-disabled:opacity-60 has-[:enabled:not(:checked)]:hover:bg-sunken"
            >
              <input
                type="radio"
                name={name ?? groupId}
                value={option.value}
                checked={option.value === value}
                disabled={option.disabled}
                onChange={() => onChange(option.value)}
                aria-labelledby={`${id}-label`}
                aria-describedby={option.description ? `${id}-description` : undefined}
                className="mt-0.5 size-4 shrink-0 accent-ink"
              />
              <span className="flex min-w-0 flex-col">
                <span id={`${id}-label`} className="font-medium">
                  {option.label}
                </span>
                {option.description && (
                  <span id={`${id}-description`} className="text-sm text-muted">
                    {option.description}
                  </span>
                )}
              </span>
            </label>
          );
        })}
      </div>
      {error && <FieldError id={errorId}>{error}</FieldError>}
    </fieldset>
  );
}
