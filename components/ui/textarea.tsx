import clsx from 'clsx';
import type { ComponentProps } from 'react';
import { CONTROL_CLASS } from './control-class';

/** Grows with its text up to two thirds of the window, then scrolls; can be dragged taller. */
export function Textarea({ className, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      className={clsx(
        CONTROL_CLASS,
        'field-sizing-content max-h-[66dvh] min-h-20 resize-y px-2.5 py-1.5',
        className,
      )}
      {...rest}
    />
  );
}
