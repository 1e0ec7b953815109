'use no memo';

import type { ComponentProps } from 'react';

interface SwitchProps extends Omit<ComponentProps<'button'>, 'onChange' | 'children' | 'role'> {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  'aria-label': string;
}

/** On and off by the thumb's place as well as by fill, so that colour alone tells nothing. */
export function Switch({ checked, onCheckedChange, ...rest }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={checked}
      data-on={checked || undefined}
      className="group inline-flex h-6 w-10 shrink-0 items-center justify-center rounded disabled:cursor-not-allowed disabled:opacity-50"
      onClick={() => onCheckedChange(!checked)}
      {...rest}
    >
      <span className="flex h-5 w-9 items-center rounded-full border border-control bg-sunken px-0.5 group-data-on:border-ink group-data-on:bg-ink forced-colors:group-data-on:bg-[Highlight]">
        <span className="size-3.5 rounded-full bg-control transition-transform duration-100 group-data-on:translate-x-4 group-data-on:bg-surface motion-reduce:transition-none forced-colors:bg-[ButtonText] forced-colors:group-data-on:bg-[HighlightText]" />
      </span>
    </button>
  );
}
