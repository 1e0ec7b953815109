'use client';

import clsx from 'clsx';
import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { CopyButton } from '@/components/ui/copy-button';
import { MiddleTruncate } from '@/components/ui/middle-truncate';
import { Timestamp } from '@/components/ui/timestamp';
import { paths } from '@/lib/paths';
import type { PalSummary, PalType } from '@/lib/tavus/wire';
import type { SkillReading } from './skill-readings';
import { NotKnown, SkillsCell } from './skills-cell';

/** The lines are the cells', since a table with round corners draws none for its rows. */
const CELL = 'min-w-0 border-line lg:border-t lg:px-3 lg:py-2';

interface PalRowProps extends ComponentProps<'tr'> {
  pal: PalSummary;
  /** Undefined: not read yet. */
  reading: SkillReading | undefined;
  /** Place among the rows shown, from 0. */
  index: number;
}

/**
 * One PAL: a table row where there is room, a card where there is not. The roles are spelled out
 * because browsers drop a table's own when CSS lays it out as something else.
 */
export function PalRow({ pal, reading, index, ...rest }: PalRowProps) {
  const name = pal.pal_name || 'Unnamed PAL';
  return (
    <tr
      role="row"
      // Row 1 is the header.
      aria-rowindex={index + 2}
      className="grid min-h-43.75 grid-cols-2 content-start gap-x-4 gap-y-1 border-line px-3 py-3 hover:bg-sunken not-first:max-lg:border-t lg:table-row lg:h-13.5"
      {...rest}
    >
      <th role="rowheader" scope="row" className={clsx('col-span-2 text-left', CELL)}>
        {/* No prefetch: a screen of rows would ask the server for a screen of editors. */}
        <Link
          href={paths.pal(pal.pal_id)}
          prefetch={false}
          className="flex min-h-6 max-w-full scroll-mt-12 items-center rounded font-medium hover:underline"
        >
          <MiddleTruncate text={name} tailLength={12} />
        </Link>
      </th>
      <Cell className="col-span-2">
        <span className="flex min-w-0 items-center gap-1">
          <MiddleTruncate text={pal.pal_id} className="font-mono text-sm text-muted" />
          <CopyButton text={pal.pal_id} label={`Copy id ${pal.pal_id}`} />
        </span>
      </Cell>
      <Cell label="Type">
        <TypeName type={pal.pal_type} />
      </Cell>
      <Cell label="Pipeline mode">
        <span className="wrap-anywhere">{pal.pipeline_mode ?? 'Unknown'}</span>
      </Cell>
      <Cell className="col-span-2 max-lg:py-1">
        <SkillsCell palId={pal.pal_id} palName={name} reading={reading} />
      </Cell>
      <Cell label="Last skill change" className="col-span-2">
        <LastChange reading={reading} />
      </Cell>
    </tr>
  );
}

interface CellProps {
  /** Stands before the value where the column headers are not shown. */
  label?: string;
  className?: string;
  children: ReactNode;
}

function Cell({ label, className, children }: CellProps) {
  return (
    <td role="cell" className={clsx(CELL, className)}>
      {label && <span className="text-sm text-muted lg:hidden">{label}: </span>}
      {children}
    </td>
  );
}

function TypeName({ type }: { type: PalType }) {
  switch (type) {
    case 'user':
      return 'Yours';
    case 'system':
      return <Badge title="Stock PAL. Read-only.">Stock</Badge>;
    case 'other':
      return <Badge title="Neither yours nor a stock PAL. Tavus may refuse changes.">Other</Badge>;
    case null:
      return 'Type not checked';
  }
}

function LastChange({ reading }: { reading: SkillReading | undefined }) {
  if (reading === undefined) return <NotKnown reason="not read yet" />;
  if (reading.state === 'failed') return <NotKnown reason="could not be read" />;
  if (reading.skills.length === 0) return <NotKnown reason="no skills" />;
  return <Timestamp value={reading.lastChange} compact />;
}
