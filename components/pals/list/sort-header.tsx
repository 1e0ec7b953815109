'use client';

import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { nextSort, parseSort, type PalSort, type SortColumn } from './sort-pals';

interface SortHeaderProps {
  column: SortColumn;
  sort: PalSort;
  onSort: (sort: PalSort) => void;
  className?: string;
  children: ReactNode;
}

/** A column header whose button sorts by it, and back again. */
export function SortHeader({ column, sort, onSort, className, children }: SortHeaderProps) {
  const current = parseSort(sort);
  const isActive = current.column === column;
  const Icon = !isActive ? ArrowUpDown : current.isDescending ? ArrowDown : ArrowUp;
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={!isActive ? 'none' : current.isDescending ? 'descending' : 'ascending'}
      className={className}
    >
      <button
        type="button"
        onClick={() => onSort(nextSort(sort, column))}
        className="-mx-1 inline-flex h-6 items-center gap-1 rounded px-1 font-medium hover:bg-sunken hover:text-ink"
      >
        {children}
        <Icon aria-hidden className={isActive ? 'size-3.5 text-ink' : 'size-3.5'} />
      </button>
    </th>
  );
}
