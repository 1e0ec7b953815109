import 'server-only';

/** An API that asks for hours is asked again after this: no one waits that long to try. */
const MAX_SECONDS = 5 * 60;
const SECONDS = /^\d{1,10}$/;

/**
 * Reads `Retry-After` in both its forms, seconds and an HTTP date (RFC 9110, 10.2.3).
 * @param now milliseconds since the epoch
 * @returns whole seconds from `now`, from 0 to 300; null where there is none or it is unreadable
 */
export function parseRetryAfter(header: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  if (SECONDS.test(text)) return Math.min(Number(text), MAX_SECONDS);
  const date = / GMT$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(date)) return null;
  return Math.min(Math.max(Math.ceil((date - now) / 1_000), 0), MAX_SECONDS);
}
