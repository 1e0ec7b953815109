'use client';

import clsx from 'clsx';
import { ChevronLeft, ChevronRight, ZoomIn, ZoomOut } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { dayOf, endOfDay, startOfDay } from './days';
import type { Span } from './lanes';

interface PictureHeadProps {
  range: Span | null;
  onRangeChange: (range: Span | null) => void;
  /** Whether there is nothing earlier, or later, than what is in the picture. */
  isFirst: boolean;
  isLast: boolean;
  /** By a share of what is shown, to later where positive. */
  onPan: (share: number) => void;
  onZoom: (factor: number) => void;
  onShowRange: () => void;
  onShowAll: () => void;
}

/** What the marks mean, the brush as two fields, and the zoom as buttons. */
export function PictureHead(props: PictureHeadProps) {
  const { range, onRangeChange, isFirst, isLast, onPan, onZoom, onShowRange, onShowAll } = props;
  const isWhole = isFirst && isLast;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
      <h2 className="font-medium">Over time</h2>
      <p aria-hidden className="flex items-center gap-3 text-xs text-muted max-sm:hidden">
        <span className="flex items-center gap-1.5">
          <span className="h-3 w-0.5 bg-ink" /> Attached
        </span>
        <span className="flex items-center gap-1.5">
          <span className="h-3 w-0.5 bg-control" /> Last changed
        </span>
        <span>Drag to filter by attach date</span>
      </p>
      <div className="ml-auto flex flex-wrap items-center gap-2 max-sm:w-full">
        <RangeFields range={range} onRangeChange={onRangeChange} />
        {range !== null && (
          <>
            <Button size="sm" onClick={onShowRange}>
              Zoom to selection
            </Button>
            <Button size="sm" onClick={() => onRangeChange(null)}>
              Clear
            </Button>
          </>
        )}
        <Button
          size="sm"
          aria-label="Zoom in"
          title="Zoom in (Ctrl and wheel)"
          onClick={() => onZoom(0.5)}
          icon={<ZoomIn aria-hidden className="size-4" />}
        />
        <Button
          size="sm"
          aria-label="Zoom out"
          title="Zoom out (Ctrl and wheel)"
          disabled={isWhole}
          onClick={() => onZoom(2)}
          icon={<ZoomOut aria-hidden className="size-4" />}
        />
        {!isWhole && (
          <>
            <Button
              size="sm"
              aria-label="Earlier"
              title="Earlier (Shift and wheel)"
              disabled={isFirst}
              onClick={() => onPan(-0.5)}
              icon={<ChevronLeft aria-hidden className="size-4" />}
            />
            <Button
              size="sm"
              aria-label="Later"
              title="Later (Shift and wheel)"
              disabled={isLast}
              onClick={() => onPan(0.5)}
              icon={<ChevronRight aria-hidden className="size-4" />}
            />
            <Button size="sm" onClick={onShowAll}>
              Show all
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

/** The brush by keyboard: days in UTC, both included. One alone leaves the other side open. */
function RangeFields({ range, onRangeChange }: Pick<PictureHeadProps, 'range' | 'onRangeChange'>) {
  const change = (from: number | null, to: number | null) => {
    if (from === null && to === null) return onRangeChange(null);
    const start = from ?? 0;
    const end = to ?? endOfDay(dayOf(Date.now())) ?? start;
    onRangeChange(start <= end ? [start, end] : [end, start]);
  };
  return (
    // By itself a fieldset is never narrower than what is in it.
    <fieldset className="flex min-w-0 flex-wrap items-center gap-2 max-sm:w-full">
      <legend className="sr-only">Attached between, UTC</legend>
      <DayField
        word="from"
        className="sm:[&>span]:hidden"
        value={range === null || range[0] === 0 ? '' : dayOf(range[0])}
        onChange={(day) => change(startOfDay(day), range?.[1] ?? null)}
      />
      <DayField
        word="to"
        value={range === null ? '' : dayOf(range[1])}
        onChange={(day) => change(range?.[0] ?? null, endOfDay(day))}
      />
    </fieldset>
  );
}

interface DayFieldProps {
  word: 'from' | 'to';
  className?: string;
  value: string;
  onChange: (day: string) => void;
}

/** On phones a line of its own where two do not fit: a browser cuts off a day without room. */
function DayField({ word, className, value, onChange }: DayFieldProps) {
  return (
    <span className={clsx('flex items-center gap-2 max-sm:grow max-sm:basis-48', className)}>
      <span aria-hidden className="text-muted max-sm:w-8 max-sm:shrink-0">
        {word}
      </span>
      <Input
        type="date"
        aria-label={`Attached ${word}`}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        className="text-sm sm:w-36"
      />
    </span>
  );
}
