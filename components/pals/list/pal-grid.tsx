'use client';

import { PalRows, type PalRowsProps } from './pal-rows';
import { orderOf, SortHeader } from './sort-header';
import { nextSort, parseSort, type PalSort, type SortColumn } from './sort-pals';

interface PalGridProps extends PalRowsProps {
  sort: PalSort;
  onSort: (sort: PalSort) => void;
}

// The shadow is the line below the header: it lies on the first row's own, and stays when rows pass under it.
const HEADER =
  'sticky top-0 z-10 bg-surface px-3 py-1.5 text-left font-medium shadow-[0_1px_var(--line)] first:rounded-tl last:rounded-tr';

/** The table of the PALs that match; cards below 1,024 px, where six columns find no room. */
export function PalGrid({ pals, readings, sort, onSort }: PalGridProps) {
  const by = (column: SortColumn) => ({
    order: orderOf(column, parseSort(sort)),
    onSort: () => onSort(nextSort(sort, column)),
  });
  return (
    <table
      role="table"
      aria-label="PALs"
      aria-rowcount={pals.length + 1}
      className="block w-full rounded border border-line bg-surface lg:table lg:table-fixed lg:border-separate lg:border-spacing-0"
    >
      <thead role="rowgroup" className="hidden text-sm text-muted lg:table-header-group">
        <tr role="row" aria-rowindex={1}>
          <SortHeader {...by('name')} className={HEADER}>
            Name
          </SortHeader>
          <th role="columnheader" scope="col" className={`${HEADER} w-40`}>
            Id
          </th>
          <SortHeader {...by('type')} className={`${HEADER} w-20`}>
            Type
          </SortHeader>
          <th role="columnheader" scope="col" className={`${HEADER} w-28`}>
            Pipeline mode
          </th>
          <th role="columnheader" scope="col" className={HEADER}>
            Skills
          </th>
          <SortHeader {...by('changed')} className={`${HEADER} w-52`}>
            Last skill change
          </SortHeader>
        </tr>
      </thead>
      <PalRows pals={pals} readings={readings} />
    </table>
  );
}
