import type { Span } from './lanes';

/** The least that is shown across the whole width, in milliseconds. */
const LEAST_MS = 60_000;

/** Where an instant lies on a picture so many pixels wide. */
export function toX(at: number, [from, to]: Span, width: number): number {
  return ((at - from) / (to - from)) * width;
}

/** The instant at a place, not outside the span. */
export function toTime(x: number, [from, to]: Span, width: number): number {
  const share = width === 0 ? 0 : Math.min(Math.max(x / width, 0), 1);
  return from + share * (to - from);
}

/**
 * A span so many times as long, which keeps the instant at its centre where it was, inside the whole.
 * @param factor below 1 zooms in
 */
export function zoomed(span: Span, whole: Span, factor: number, centre = middle(span)): Span {
  const [from, to] = span;
  const length = Math.min(Math.max((to - from) * factor, LEAST_MS), whole[1] - whole[0]);
  const share = (centre - from) / (to - from);
  return inside([centre - share * length, centre + (1 - share) * length], whole);
}

/** The span moved along by a share of its length. */
export function moved([from, to]: Span, whole: Span, share: number): Span {
  const by = (to - from) * share;
  return inside([from + by, to + by], whole);
}

function inside([from, to]: Span, [first, last]: Span): Span {
  const length = Math.min(to - from, last - first);
  const start = Math.min(Math.max(from, first), last - length);
  return [start, start + length];
}

function middle([from, to]: Span): number {
  return (from + to) / 2;
}
