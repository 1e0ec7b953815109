'use no memo';

import clsx from 'clsx';
import type { ComponentProps } from 'react';
import { CONTROL_CLASS } from './control-class';

export function Input({ className, type = 'text', ...rest }: ComponentProps<'input'>) {
  return (
    <input
      type={type}
      className={clsx(CONTROL_CLASS, 'h-8 px-2.5 pointer-coarse:h-10', className)}
      {...rest}
    />
  );
}
