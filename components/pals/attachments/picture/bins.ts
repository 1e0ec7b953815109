import type { Lane, Span } from './lanes';
import { toX } from './scale';

/** How many marks fall on each column of the picture: thousands are drawn as at most one a column. */
export function countByColumn(
  marks: readonly number[],
  span: Span,
  width: number,
): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  const last = Math.max(width - 1, 0);
  for (let index = firstAt(marks, span[0]); index < marks.length; index += 1) {
    const at = marks[index] ?? Infinity;
    if (at > span[1]) break;
    const column = Math.min(Math.floor(toX(at, span, width)), last);
    counts.set(column, (counts.get(column) ?? 0) + 1);
  }
  return counts;
}

/** How many marks lie in a span, both ends included. */
export function countWithin(marks: readonly number[], [from, to]: Span): number {
  let count = 0;
  for (let index = firstAt(marks, from); index < marks.length; index += 1) {
    if ((marks[index] ?? Infinity) > to) break;
    count += 1;
  }
  return count;
}

/** The place of the first mark that is not before an instant; marks are in order. */
function firstAt(marks: readonly number[], at: number): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle] ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What lies within reach of a place of one lane. */
export interface MarksAt {
  readonly attached: number;
  readonly changed: number;
  /** The mark that is nearest to it. */
  readonly nearest: number;
}

/**
 * The marks of a lane no farther than `reach` from an instant, all in milliseconds.
 * @returns null where there is none
 */
export function marksAt(lane: Lane, at: number, reach: number): MarksAt | null {
  const near: Span = [at - reach, at + reach];
  const within = (marks: readonly number[]) => {
    const first = firstAt(marks, near[0]);
    return marks.slice(first, first + countWithin(marks, near));
  };
  const [attached, changed] = [within(lane.attached), within(lane.changed)];
  const [first, ...others] = [...attached, ...changed];
  if (first === undefined) return null;
  const nearest = others.reduce(
    (best, mark) => (Math.abs(mark - at) < Math.abs(best - at) ? mark : best),
    first,
  );
  return { attached: attached.length, changed: changed.length, nearest };
}
