import { useEffect, useState } from 'react';
import { timeWords } from '@/components/ui/time-words';
import type { TimeZone } from '@/components/ui/time-zone';
import { countText } from '../../list/count-words';
import { marksAt, type MarksAt } from './bins';
import { LANE_HEIGHT } from './draw';
import type { Lane, Span } from './lanes';
import { toTime } from './scale';

/** How far from a mark the pointer may be to mean it, in pixels. */
const REACH = 4;
/** Half of what the longest words take, in pixels: at the ends they stay inside the picture. */
const HALF_WIDTH = 150;

interface Pointer {
  readonly x: number;
  readonly y: number;
}

interface HoverLabelProps {
  /** What the pointer moves over. */
  frame: HTMLElement | null;
  lanes: readonly Lane[];
  view: Span;
  width: number;
  zone: TimeZone;
}

/**
 * What the pointer is on, in words; nothing where it is on no mark. It follows the pointer by
 * itself: the picture would be painted anew at every move.
 */
export function HoverLabel({ frame, lanes, view, width, zone }: HoverLabelProps) {
  const pointer = usePointer(frame);
  if (pointer === null) return null;
  const { x, y } = pointer;
  const index = Math.floor(y / LANE_HEIGHT);
  const lane = lanes[index];
  if (lane === undefined || width === 0) return null;
  const reach = (REACH / width) * (view[1] - view[0]);
  const marks = marksAt(lane, toTime(x, view, width), reach);
  if (marks === null) return null;
  const half = Math.min(HALF_WIDTH, width / 2);
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute z-10 -translate-x-1/2 rounded border border-line bg-surface px-2 py-1 text-xs whitespace-nowrap tabular-nums"
      style={{ left: Math.min(Math.max(x, half), width - half), top: (index + 1) * LANE_HEIGHT }}
    >
      {hoverWords(marks, zone)}
    </div>
  );
}

/** Where the mouse is on an element, in pixels; a finger covers what it is on. */
function usePointer(element: HTMLElement | null): Pointer | null {
  const [pointer, setPointer] = useState<Pointer | null>(null);
  useEffect(() => {
    if (element === null) return;
    const follow = ({ pointerType, clientX, clientY }: PointerEvent) => {
      if (pointerType !== 'mouse') return;
      const { left, top } = element.getBoundingClientRect();
      setPointer({ x: clientX - left, y: clientY - top });
    };
    const leave = () => setPointer(null);
    element.addEventListener('pointermove', follow);
    element.addEventListener('pointerleave', leave);
    return () => {
      element.removeEventListener('pointermove', follow);
      element.removeEventListener('pointerleave', leave);
    };
  }, [element]);
  return pointer;
}

function hoverWords({ attached, changed, nearest }: MarksAt, zone: TimeZone): string {
  const at = timeWords(nearest, null, zone).lead;
  if (attached + changed === 1) return `${attached === 1 ? 'Attached' : 'Last changed'} · ${at}`;
  const counts = [
    attached > 0 && `${countText(attached)} attached`,
    changed > 0 && `${countText(changed)} changed`,
  ];
  return `${counts.filter(Boolean).join(', ')} · about ${at}`;
}
