'use client';

import { useRef, useState, type PointerEvent } from 'react';
import { useTimeZone } from '@/components/ui/time-zone';
import { LANE_HEIGHT } from './draw';
import { HoverLabel } from './hover-label';
import type { Lane, Span } from './lanes';
import { toTime, toX } from './scale';
import { labelsOf, ticksOf, type TickLabel } from './ticks';
import { useCanvas } from './use-canvas';
import { useWheel } from './use-wheel';
import { useWidth } from './use-width';

/** A label of an axis needs about this much room, in pixels. */
const TICK_ROOM = 96;
/** However narrow the picture: one tick in the middle of nowhere tells no time. */
const LEAST_TICKS = 3;
/** Less than this is a click, not a brush. */
const LEAST_BRUSH = 4;

interface PlotProps {
  lanes: readonly Lane[];
  view: Span;
  range: Span | null;
  onRangeChange: (range: Span | null) => void;
  onZoom: (factor: number, at: number) => void;
  /** By a share of what is shown, to later where positive. */
  onPan: (share: number) => void;
}

/** The marks and the brush. Whoever cannot see or drag has the same by the fields above and the table. */
export function Plot({ lanes, view, range, onRangeChange, onZoom, onPan }: PlotProps) {
  const zone = useTimeZone();
  const [frame, setFrame] = useState<HTMLDivElement | null>(null);
  const width = useWidth(frame);
  const ticks = ticksOf(view, Math.max(Math.floor(width / TICK_ROOM), LEAST_TICKS), zone);
  const canvas = useCanvas({ lanes, view, width, ticks: ticks.map(({ at }) => at) });
  useWheel(frame, {
    onZoom: (factor, x) => onZoom(factor, toTime(x, view, width)),
    onPan: (pixels) => width > 0 && onPan(pixels / width),
  });
  const { brush, ...handlers } = useBrush(view, width, onRangeChange);
  const shown = brush ?? range;

  return (
    <div className="min-w-0 flex-1">
      <div
        ref={setFrame}
        data-testid="plot"
        className="relative cursor-crosshair touch-pan-y select-none"
        {...handlers}
      >
        {/* Its height from the first: a canvas that is not drawn yet is half as high as it is wide. */}
        <canvas
          ref={canvas}
          aria-hidden
          className="block w-full"
          style={{ height: lanes.length * LANE_HEIGHT }}
        />
        {shown !== null && <Brushed span={shown} view={view} width={width} lanes={lanes.length} />}
        {brush === null && (
          <HoverLabel frame={frame} lanes={lanes} view={view} width={width} zone={zone} />
        )}
      </div>
      <Axis labels={labelsOf(ticks, view, width)} />
    </div>
  );
}

function useBrush(view: Span, width: number, onRangeChange: (range: Span | null) => void) {
  const start = useRef<number | null>(null);
  const [brush, setBrush] = useState<Span | null>(null);
  const xOf = (event: PointerEvent<HTMLElement>) =>
    event.clientX - event.currentTarget.getBoundingClientRect().left;
  const spanTo = (x: number): Span | null => {
    if (start.current === null || Math.abs(x - start.current) < LEAST_BRUSH) return null;
    const [left, right] = [Math.min(x, start.current), Math.max(x, start.current)];
    return [Math.floor(toTime(left, view, width)), Math.ceil(toTime(right, view, width))];
  };
  return {
    brush,
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = xOf(event);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (start.current !== null) setBrush(spanTo(xOf(event)));
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      if (start.current === null) return;
      // A click beside the brush takes it away.
      onRangeChange(spanTo(xOf(event)));
      start.current = null;
      setBrush(null);
    },
    onPointerCancel: () => {
      start.current = null;
      setBrush(null);
    },
  };
}

interface BrushedProps {
  span: Span;
  view: Span;
  width: number;
  lanes: number;
}

function Brushed({ span, view, width, lanes }: BrushedProps) {
  const left = Math.max(toX(span[0], view, width), 0);
  const right = Math.min(toX(span[1], view, width), width);
  if (right <= left) return null;
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute top-0 border-x border-accent bg-accent/10"
      style={{ left, width: right - left, height: lanes * LANE_HEIGHT }}
    />
  );
}

function Axis({ labels }: { labels: readonly TickLabel[] }) {
  return (
    <div aria-hidden className="relative h-5 overflow-hidden text-xs text-muted tabular-nums">
      {labels.map(({ at, label, x }) => (
        <span
          key={at}
          className="absolute top-0.5 -translate-x-1/2 whitespace-nowrap"
          style={{ left: x }}
        >
          {label}
        </span>
      ))}
    </div>
  );
}
