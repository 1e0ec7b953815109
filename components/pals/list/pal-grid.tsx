'use client';

import { FleetTable, HEADER_CELL } from '../fleet/fleet-table';
import { PalRows, type PalRowsProps } from './pal-rows';
import { orderOf, SortHeader } from './sort-header';
import { nextSort, parseSort, type PalSort, type SortColumn } from './sort-pals';

interface PalGridProps extends PalRowsProps {
  sort: PalSort;
  onSort: (sort: PalSort) => void;
}

/** The table of the PALs that match. */
export function PalGrid({ pals, readings, sort, onSort }: PalGridProps) {
  const by = (column: SortColumn) => ({
    order: orderOf(column, parseSort(sort)),
    onSort: () => onSort(nextSort(sort, column)),
  });
  return (
    <FleetTable
      label="PALs"
      rowCount={pals.length}
      header={
        <>
          <SortHeader {...by('name')} className={HEADER_CELL}>
            Name
          </SortHeader>
          <th role="columnheader" scope="col" className={`${HEADER_CELL} w-40`}>
            Id
          </th>
          <SortHeader {...by('type')} className={`${HEADER_CELL} w-20`}>
            Type
          </SortHeader>
          <th role="columnheader" scope="col" className={`${HEADER_CELL} w-28`}>
            Pipeline mode
          </th>
          <th role="columnheader" scope="col" className={HEADER_CELL}>
            Skills
          </th>
          <SortHeader {...by('changed')} className={`${HEADER_CELL} w-52`}>
            Last skill change
          </SortHeader>
        </>
      }
    >
      <PalRows pals={pals} readings={readings} />
    </FleetTable>
  );
}
