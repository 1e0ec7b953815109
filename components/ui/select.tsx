'use no memo';

import clsx from 'clsx';
import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { CONTROL_CLASS } from './control-class';

/** The platform's own list behind our frame. `className` sizes the frame. */
export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  return (
    <span className={clsx('relative inline-flex [:where(&)]:min-w-24', className)}>
      <select
        className={clsx(
          CONTROL_CLASS,
          'h-8 appearance-none truncate pr-8 pl-2.5 pointer-coarse:h-10',
        )}
        {...rest}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2 size-4 -translate-y-1/2 text-muted"
      />
    </span>
  );
}
