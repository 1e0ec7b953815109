'use client';
'use no memo';

import clsx from 'clsx';
import type { ComparedField } from './compare';
import { CopyTo } from './copy-to';
import { FieldDiff } from './field-diff';
import { FieldValue } from './field-value';
import { SIDE_LABELS, SIDES, otherSide, type Side } from './sides';
import { CopiedBadge, StandingBadge } from './standing-badge';

const CELL = 'block min-w-0 border-line align-top lg:table-cell lg:border-t lg:px-3 lg:py-2';

interface FieldRowProps {
  id: string;
  field: ComparedField;
  names: Readonly<Record<Side, string>>;
  isAttached: Readonly<Record<Side, boolean>>;
  isCopied: Readonly<Record<Side, boolean>>;
  /** Whether the field can be copied to that side. */
  canCopyTo: Readonly<Record<Side, boolean>>;
  onCopy: (from: Side) => void;
}

/** The roles are spelled out because browsers drop a table's own when CSS lays it out as something else. */
export function FieldRow(props: FieldRowProps) {
  const { id, field, names, isAttached, isCopied, canCopyTo, onCopy } = props;
  const { label, kind, standing } = field;
  const hasDiff = standing === 'different' && kind !== 'value';
  return (
    <>
      <tr role="row" className="grid gap-2 border-t border-line p-3 lg:table-row lg:p-0">
        <th
          role="rowheader"
          scope="row"
          id={id}
          tabIndex={-1}
          className={clsx(CELL, 'text-left font-medium')}
        >
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1 lg:flex-col lg:items-start">
            <bdi className="wrap-anywhere">{label}</bdi>
            <StandingBadge standing={standing} />
          </span>
        </th>
        {SIDES.map((side) => (
          <td key={side} role="cell" className={CELL}>
            <p className="mb-0.5 truncate text-xs text-muted lg:hidden">
              {SIDE_LABELS[side]} · <bdi>{names[side]}</bdi>
            </p>
            <div
              className={clsx(
                'flex flex-col gap-1 lg:items-start lg:gap-2',
                side === 'left' ? 'lg:flex-row' : 'lg:flex-row-reverse',
              )}
            >
              <div className="flex min-w-0 flex-1 flex-col items-start gap-1 *:max-w-full">
                <FieldValue
                  kind={kind}
                  text={field[side]}
                  isAttached={isAttached[side]}
                  label={`${label}, ${side}`}
                />
                {isCopied[side] && <CopiedBadge />}
              </div>
              {/* Its room is kept, so that values stand below each other. */}
              <div className="shrink-0 max-lg:-ml-2 max-lg:empty:hidden lg:w-9">
                {canCopyTo[otherSide(side)] && hasOwn(field, side) && (
                  <CopyTo from={side} what={label} isIcon onCopy={() => onCopy(side)} />
                )}
              </div>
            </div>
          </td>
        ))}
      </tr>
      {hasDiff && (
        <tr role="row" className="block px-3 pb-3 lg:table-row">
          <td role="cell" className="hidden lg:table-cell" />
          <td role="cell" colSpan={2} className="block lg:table-cell lg:px-3 lg:pb-2">
            <FieldDiff field={field} />
          </td>
        </tr>
      )}
    </>
  );
}

/** Whether a side has what the other lacks, or has otherwise. */
function hasOwn({ standing }: ComparedField, side: Side): boolean {
  return standing === 'different' || standing === `only_${side}`;
}
