'use client';
'use no memo';

import clsx from 'clsx';
import { definitionFor } from '@/components/skills/registry';
import { EMPTY_OBJECT } from '@/lib/json/node';
import { idPart, wellFormed } from '@/lib/well-formed';
import { countDiffering, type ComparedField, type ComparedSkill } from './compare';
import { isChanged } from './copy';
import { CopyTo } from './copy-to';
import { differsText } from './count-words';
import { FieldRow } from './field-row';
import type { SideState } from './side-state';
import { SIDE_LABELS, SIDES, otherSide, type Side } from './sides';
import { CopiedBadge, StandingBadge } from './standing-badge';

interface SkillComparisonProps {
  skill: ComparedSkill;
  name: string;
  sides: Readonly<Record<Side, SideState>>;
  /** Whether anything may be copied to that side. */
  canCopyTo: Readonly<Record<Side, boolean>>;
  onlyDifferences: boolean;
  /** null copies the skill as a whole. */
  onCopy: (from: Side, field: ComparedField | null) => void;
}

/** Where the focus goes after a copy, whose button is gone then. */
export function anchorOf(skillId: string, pointer: string | null): string {
  return `compared-${idPart(skillId)}${pointer === null ? '' : `-${idPart(pointer)}`}`;
}

/** One skill of both PALs, field by field. */
export function SkillComparison(props: SkillComparisonProps) {
  const { skill, name, sides, canCopyTo, onlyDifferences, onCopy } = props;
  const { skill_id, standing, fields } = skill;
  const shownId = wellFormed(skill_id);
  const isAttached = both((side) => skill[side] !== undefined);
  const changedAt = (side: Side, pointer: string | null) =>
    isChanged(sides[side].base, sides[side].meant, { skill_id, pointer });
  const copiedTo = SIDES.filter((side) => changedAt(side, null));
  const shown = fields.filter(
    ({ standing, pointer }) =>
      !onlyDifferences || standing !== 'same' || SIDES.some((side) => changedAt(side, pointer)),
  );

  return (
    <section
      aria-labelledby={anchorOf(skill_id, null)}
      data-skill-id={shownId}
      className="min-w-0 rounded border border-line bg-surface"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 p-3">
        <h2
          id={anchorOf(skill_id, null)}
          tabIndex={-1}
          className="min-w-0 text-lg font-medium wrap-anywhere"
        >
          <bdi>{name}</bdi>
        </h2>
        {name !== shownId && (
          <bdi className="font-mono text-sm wrap-anywhere text-muted">{shownId}</bdi>
        )}
        <StandingBadge standing={standing} />
        {standing === 'different' && (
          <span className="text-sm text-muted tabular-nums">
            {differsText(countDiffering(fields), fields.length, 'field')}
          </span>
        )}
        {copiedTo.map((side) => (
          <CopiedBadge key={side} to={side} />
        ))}
        <span className="ml-auto flex flex-wrap gap-2">
          {SIDES.filter((side) => isAttached[side] && canCopyTo[otherSide(side)]).map(
            (side) =>
              standing !== 'same' && (
                <CopyTo key={side} from={side} what={name} onCopy={() => onCopy(side, null)} />
              ),
          )}
        </span>
      </div>
      {shown.length > 0 ? (
        <table
          role="table"
          aria-label={name}
          className="block w-full lg:table lg:table-fixed lg:border-separate lg:border-spacing-0"
        >
          <thead role="rowgroup" className="hidden text-sm text-muted lg:table-header-group">
            <tr role="row">
              <th role="columnheader" scope="col" className={clsx(HEADER, 'w-52 pl-3')}>
                Field
              </th>
              {SIDES.map((side) => (
                <th
                  key={side}
                  role="columnheader"
                  scope="col"
                  className={clsx(HEADER, 'truncate', side === 'right' ? 'pl-14' : 'pl-3')}
                >
                  {SIDE_LABELS[side]} · <bdi>{sides[side].name}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup" className="block lg:table-row-group">
            {shown.map((field) => (
              <FieldRow
                key={field.pointer}
                id={anchorOf(skill_id, field.pointer)}
                field={field}
                names={both((side) => sides[side].name)}
                isAttached={isAttached}
                isCopied={both((side) => changedAt(side, field.pointer))}
                canCopyTo={both((side) => isAttached[side] && canCopyTo[side])}
                onCopy={(from) => onCopy(from, field)}
              />
            ))}
          </tbody>
        </table>
      ) : (
        <p className="border-t border-line p-3 text-sm text-muted">{emptyWords(skill)}</p>
      )}
    </section>
  );
}

const HEADER = 'border-t border-line bg-sunken py-1.5 pr-3 text-left font-medium';

function both<T>(of: (side: Side) => T): Readonly<Record<Side, T>> {
  return { left: of('left'), right: of('right') };
}

function emptyWords({ skill_id, standing }: ComparedSkill): string {
  const settings = definitionFor(skill_id).hasSettings(EMPTY_OBJECT)
    ? 'with its default settings, '
    : '';
  if (standing === 'only_left') return `Attached ${settings}on the left, not on the right.`;
  if (standing === 'only_right') return `Attached ${settings}on the right, not on the left.`;
  return settings === ''
    ? 'On both sides. It has no settings.'
    : `Attached ${settings}on both sides.`;
}
