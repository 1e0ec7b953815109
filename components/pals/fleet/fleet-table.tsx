import type { ReactNode } from 'react';

/** The shadow is the line below the header: it lies on the first row's own, and stays when rows pass under it. */
export const HEADER_CELL =
  'sticky top-0 z-10 bg-surface px-3 py-1.5 text-left font-medium shadow-[0_1px_var(--line)] first:rounded-tl last:rounded-tr';

interface FleetTableProps {
  label: string;
  /** Of all rows but the header, drawn or not. */
  rowCount: number;
  /** The header's cells. */
  header: ReactNode;
  children: ReactNode;
}

/** A table of what there may be thousands of; cards below 1,024 px, where its columns find no room. */
export function FleetTable({ label, rowCount, header, children }: FleetTableProps) {
  return (
    <table
      role="table"
      aria-label={label}
      aria-rowcount={rowCount + 1}
      className="block w-full rounded border border-line bg-surface lg:table lg:table-fixed lg:border-separate lg:border-spacing-0"
    >
      <thead role="rowgroup" className="hidden text-sm text-muted lg:table-header-group">
        <tr role="row" aria-rowindex={1}>
          {header}
        </tr>
      </thead>
      {children}
    </table>
  );
}
