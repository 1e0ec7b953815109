'use client';

import clsx from 'clsx';
import { CircleQuestionMark, Info, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import { isKnownSkill } from '@/components/skills/skill-ids';
import { Badge } from '@/components/ui/badge';
import { HoverCard } from '@/components/ui/hover-card';
import { MiddleTruncate } from '@/components/ui/middle-truncate';
import { Timestamp } from '@/components/ui/timestamp';
import { paths } from '@/lib/paths';
import type { SkillNote } from '@/lib/tavus/wire';
import { wellFormed } from '@/lib/well-formed';
import { countText } from '../list/count-words';
import type { TableItem } from './group-rows';
import type { AttachmentRow } from './rows';

/** The lines are the cells', since a table with round corners draws none for its rows. */
const CELL = 'min-w-0 border-line lg:border-t lg:px-3 lg:py-1.5';

interface AttachmentItemProps extends ComponentProps<'tr'> {
  item: TableItem;
  /** Place among what is drawn, from 0. */
  index: number;
}

export function AttachmentItem({ item, index, ...rest }: AttachmentItemProps) {
  if (item.kind === 'group') {
    return (
      <tr role="row" aria-rowindex={index + 2} className="block lg:table-row" {...rest}>
        <th
          role="rowheader"
          scope="rowgroup"
          colSpan={5}
          className="block border-line bg-sunken px-3 py-1.5 text-left text-sm lg:table-cell lg:border-t"
        >
          <span className="font-medium wrap-anywhere">{item.title}</span>{' '}
          <span className="font-normal text-muted tabular-nums">
            {item.count === 1 ? '1 attachment' : `${countText(item.count)} attachments`}
          </span>
        </th>
      </tr>
    );
  }
  return <Row row={item.row} index={index} {...rest} />;
}

interface RowProps extends ComponentProps<'tr'> {
  row: AttachmentRow;
  index: number;
}

/** The roles are spelled out because browsers drop a table's own when CSS lays it out as something else. */
function Row({ row, index, ...rest }: RowProps) {
  return (
    <tr
      role="row"
      aria-rowindex={index + 2}
      className="grid grid-cols-2 gap-x-4 gap-y-1 border-line px-3 py-3 hover:bg-sunken not-first:max-lg:border-t lg:table-row"
      {...rest}
    >
      <th role="rowheader" scope="row" className={clsx('col-span-2 text-left', CELL)}>
        <Link
          href={paths.skill(row.pal_id, row.skill_id)}
          prefetch={false}
          className="flex min-h-6 max-w-full scroll-mt-12 items-center rounded font-medium hover:underline"
        >
          <MiddleTruncate text={row.pal_name || 'Unnamed PAL'} tailLength={12} />
        </Link>
      </th>
      <Cell className="col-span-2">
        <SkillName skillId={row.skill_id} name={row.skill_name} />
      </Cell>
      {/* A line each on a phone: with a zone's name a time is wider than half of it. */}
      <Cell label="Attached" className="max-sm:col-span-2">
        <Timestamp value={row.attached_at} compact />
      </Cell>
      <Cell label="Updated" className="max-sm:col-span-2">
        <Updated row={row} />
      </Cell>
      <Cell className="col-span-2">
        <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
          <span className="min-w-0 text-sm wrap-anywhere">{row.summary}</span>
          <Notes notes={row.notes} />
        </span>
      </Cell>
    </tr>
  );
}

function Updated({ row }: { row: AttachmentRow }) {
  if (row.isChanged !== false) return <Timestamp value={row.updated_at} compact />;
  return <span className="text-sm text-muted">Not changed</span>;
}

function SkillName({ skillId, name }: { skillId: string; name: string }) {
  const shownId = wellFormed(skillId);
  const id = name !== shownId && (
    <bdi className="block font-mono text-xs wrap-anywhere text-muted">{shownId}</bdi>
  );
  if (isKnownSkill(skillId)) {
    return (
      <span className="text-sm wrap-anywhere">
        <bdi>{name}</bdi>
        {id}
      </span>
    );
  }
  return (
    <>
      <Badge icon={<CircleQuestionMark aria-hidden />} title={`${skillId}: custom skill`}>
        <bdi>{name}</bdi>
        <span className="sr-only"> (custom skill)</span>
      </Badge>
      {id}
    </>
  );
}

const NOTE_LOOKS = {
  warning: { tone: 'warn', icon: TriangleAlert, word: 'Needs attention' },
  unchecked: { tone: 'neutral', icon: CircleQuestionMark, word: 'Not checked' },
  info: { tone: 'neutral', icon: Info, word: 'Note' },
} as const;

/** The worst of the notes as a word, all of them in its card. */
function Notes({ notes }: { notes: readonly SkillNote[] }) {
  const level = (['warning', 'unchecked', 'info'] as const).find((each) =>
    notes.some((note) => note.level === each),
  );
  if (level === undefined) return null;
  const { tone, icon: Icon, word } = NOTE_LOOKS[level];
  return (
    <HoverCard
      card={
        <ul className="flex max-w-80 flex-col gap-1 text-sm">
          {notes.map(({ text }) => (
            <li key={text} className="wrap-anywhere">
              {text}
            </li>
          ))}
        </ul>
      }
    >
      <Badge tone={tone} icon={<Icon aria-hidden />}>
        {word}
      </Badge>
    </HoverCard>
  );
}

function Cell({
  label,
  className,
  children,
}: {
  label?: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <td role="cell" className={clsx(CELL, className)}>
      {label && <span className="text-sm text-muted lg:hidden">{label}: </span>}
      {children}
    </td>
  );
}
