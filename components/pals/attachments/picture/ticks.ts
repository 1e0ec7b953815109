import { timeTicks, utcTicks } from 'd3-time';
import type { Span } from './lanes';

export interface Tick {
  readonly at: number;
  readonly label: string;
}

const DAY_MS = 24 * 3_600_000;

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

function zoneOption(zone: 'utc' | 'local'): Intl.DateTimeFormatOptions {
  return zone === 'utc' ? { timeZone: 'UTC' } : {};
}

function partsFor(step: number): Intl.DateTimeFormatOptions {
  if (step >= 300 * DAY_MS) return { year: 'numeric' };
  if (step >= 27 * DAY_MS) return { month: 'short', year: 'numeric' };
  if (step >= DAY_MS) return { day: 'numeric', month: 'short' };
  return { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' };
}
