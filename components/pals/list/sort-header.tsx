'use client';

import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import type { ReactNode } from 'react';

export type SortOrder = 'none' | 'ascending' | 'descending';

interface SortHeaderProps {
  /** How the rows are ordered by this column now. */
  order: SortOrder;
  onSort: () => void;
  className?: string;
  children: ReactNode;
}

const ICONS = { none: ArrowUpDown, ascending: ArrowUp, descending: ArrowDown };

/** What a column's header says of the order of the rows. */
export function orderOf<C extends string>(
  column: C,
  current: { readonly column: C; readonly isDescending: boolean },
): SortOrder {
  if (current.column !== column) return 'none';
  return current.isDescending ? 'descending' : 'ascending';
}

/** A column header whose button sorts by it, and back again. */
export function SortHeader({ order, onSort, className, children }: SortHeaderProps) {
  const Icon = ICONS[order];
  return (
    <th role="columnheader" scope="col" aria-sort={order} className={className}>
      <button
        type="button"
        onClick={onSort}
        className="-mx-1 inline-flex h-6 items-center gap-1 rounded px-1 font-medium hover:bg-sunken hover:text-ink"
      >
        {children}
        <Icon aria-hidden className={order === 'none' ? 'size-3.5' : 'size-3.5 text-ink'} />
      </button>
    </th>
  );
}
