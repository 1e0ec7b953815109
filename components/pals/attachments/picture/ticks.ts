import { timeTicks, utcTicks } from 'd3-time';
import type { Span } from './lanes';
import { toX } from './scale';

export interface Tick {
  readonly at: number;
  readonly label: string;
}

/** A tick whose label is shown, and where it goes: its middle, in pixels from the left. */
export interface TickLabel extends Tick {
  readonly x: number;
}

const DAY_MS = 24 * 3_600_000;
/** What a character of a label takes at most, and what keeps two labels apart; pixels. */
const CHARACTER_ROOM = 6.8;
const GAP = 8;

/**
 * A few round instants across a span, named as coarsely as tells them apart.
 * d3-time alone: it knows months, years and changes of clock, and its 5 kB are the only part of a
 * chart library that a picture of lanes and marks needs.
 */
export function ticksOf([from, to]: Span, count: number, zone: 'utc' | 'local'): Tick[] {
  const make = zone === 'utc' ? utcTicks : timeTicks;
  const at = make(new Date(from), new Date(to), count).map(Number);
  const step = at.length > 1 ? (at[1] ?? 0) - (at[0] ?? 0) : to - from;
  const format = new Intl.DateTimeFormat('en-GB', { ...partsFor(step), ...zoneOption(zone) });
  // The rest of the page says "Sep", and so do not all browsers.
  return at.map((instant) => ({
    at: instant,
    label: format.format(instant).replace('Sept', 'Sep'),
  }));
}

/**
 * The labels there is room for, whole and apart, from left to right. One that would be cut off at
 * an end moves in from its tick, unless another needs the room.
 * @param width of the axis, in pixels
 */
export function labelsOf(ticks: readonly Tick[], view: Span, width: number): TickLabel[] {
  const placed = ticks.map((tick) => {
    const x = toX(tick.at, view, width);
    const half = roomOf(tick.label) / 2;
    return { ...tick, x: Math.max(Math.min(x, width - half), half), half, tickX: x };
  });
  const labels: typeof placed = [];
  for (const label of placed.toSorted((a, b) => movedBy(a) - movedBy(b) || a.x - b.x)) {
    const isFree = labels.every((it) => Math.abs(it.x - label.x) >= it.half + label.half + GAP);
    if (isFree && 2 * label.half <= width) labels.push(label);
  }
  return labels.toSorted((a, b) => a.x - b.x);
}

function movedBy({ x, tickX }: { x: number; tickX: number }): number {
  return Math.abs(x - tickX);
}

/** How wide a label is at most, in pixels. */
export function roomOf(label: string): number {
  return label.length * CHARACTER_ROOM;
}

function zoneOption(zone: 'utc' | 'local'): Intl.DateTimeFormatOptions {
  return zone === 'utc' ? { timeZone: 'UTC' } : {};
}

function partsFor(step: number): Intl.DateTimeFormatOptions {
  if (step >= 300 * DAY_MS) return { year: 'numeric' };
  if (step >= 27 * DAY_MS) return { month: 'short', year: 'numeric' };
  if (step >= DAY_MS) return { day: 'numeric', month: 'short' };
  return { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' };
}
