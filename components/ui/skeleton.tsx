'use no memo';

import clsx from 'clsx';

/** Holds the place of what is being read. Size it by `className` to the size of what will come. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={clsx('block rounded bg-skeleton', className)} />;
}
