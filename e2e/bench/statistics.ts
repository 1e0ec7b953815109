/** Plain arithmetic on what the bench has measured. */

/** The smallest value that at least this part (0 to 1) of all values do not exceed; NaN of none. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(Math.ceil(sorted.length * part), 1) - 1] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** From when to when something ran, on one clock. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The most calls of which each began only after another had ended: as many times the latency of one
 * call was waited for.
 */
export function longestChain(calls: readonly Span[]): number {
  let length = 0;
  let free = Number.NEGATIVE_INFINITY;
  for (const { start, end } of [...calls].sort((a, b) => a.end - b.end)) {
    if (start < free) continue;
    length += 1;
    free = end;
  }
  return length;
}

/**
 * How often a reader has to wait, at least, for lists told in pages: only the first page tells how
 * many there are, and no more than `bound` calls may run at once.
 * @param pages how many pages each list has
 */
export function leastRounds(pages: readonly number[], bound: number): number {
  const first = Math.ceil(pages.length / bound);
  const rest = pages.reduce((sum, count) => sum + Math.max(count - 1, 0), 0);
  return first + Math.ceil(rest / bound);
}

/** One event of the browser's event timing. */
export interface EventDelay {
  /** The same for all events of one click or key; 0 for what is no interaction. */
  readonly interactionId: number;
  /** From the event to the next paint after it, in milliseconds. */
  readonly duration: number;
}

/** What the browser does not report took less than this. */
export const LEAST_REPORTED_MS = 16;

/**
 * One delay an interaction: its longest event. Interactions the browser did not report count as the
 * least it would have reported.
 * @param count how many interactions there were
 */
export function interactionDelays(events: readonly EventDelay[], count: number): number[] {
  const longest = new Map<number, number>();
  for (const { interactionId, duration } of events) {
    if (interactionId === 0) continue;
    longest.set(interactionId, Math.max(longest.get(interactionId) ?? 0, duration));
  }
  const unreported = Math.max(count - longest.size, 0);
  return [...longest.values(), ...Array<number>(unreported).fill(LEAST_REPORTED_MS)];
}
