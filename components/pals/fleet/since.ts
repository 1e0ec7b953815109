/** "Changed since", as the address has it: so long ago, or from a day on (UTC). */
export const SINCE_SPANS = ['24h', '7d', '30d', '90d'] as const;
type SinceSpan = (typeof SINCE_SPANS)[number];
export type Since = SinceSpan | `${number}-${number}-${number}`;

const HOUR_MS = 3_600_000;
const SPAN_MS: Record<SinceSpan, number> = {
  '24h': 24 * HOUR_MS,
  '7d': 7 * 24 * HOUR_MS,
  '30d': 30 * 24 * HOUR_MS,
  '90d': 90 * 24 * HOUR_MS,
};

/** @returns null for anything else, days the calendar has not included */
export function parseSince(text: string): Since | null {
  return isSpan(text) || isDay(text) ? text : null;
}

/**
 * Where "since" begins.
 * @param now in milliseconds since 1970
 * @returns microseconds since 1970, as `parseInstant` has them
 */
export function sinceInstant(since: Since, now: number): bigint {
  const ms = isSpan(since) ? now - SPAN_MS[since] : Date.parse(`${since}T00:00:00Z`);
  return BigInt(ms) * 1_000n;
}

export function isSpan(text: string): text is SinceSpan {
  return SINCE_SPANS.some((span) => span === text);
}

function isDay(text: string): text is `${number}-${number}-${number}` {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  // 30 February is no day, though some engines roll it over.
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}
