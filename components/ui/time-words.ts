import type { TimeZone } from './time-zone';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** From this age on people want the date first. */
const RECENT = 7 * DAY;
/** Clocks differ; only beyond this is a time called "in the future". */
const TOLERANCE = MINUTE;

const relative = new Intl.RelativeTimeFormat('en');
const utc = dateFormat('UTC');
const local = dateFormat(undefined);

/** How a time reads: `lead` first, `rest` (if there is any) smaller and after it. */
export interface TimeWords {
  readonly lead: string;
  readonly rest: string | null;
}

/**
 * Words for an instant.
 * @param at the instant, milliseconds since 1970
 * @param now the same for now, or null where it must not matter (the server): absolute only
 */
export function timeWords(at: number, now: number | null, zone: TimeZone): TimeWords {
  const absolute = absoluteTime(at, zone);
  if (now === null) return { lead: absolute, rest: null };
  const age = now - at;
  if (age < -TOLERANCE) return { lead: absolute, rest: 'in the future' };
  const ago = relativeTime(Math.max(age, 0));
  return age > RECENT ? { lead: absolute, rest: ago } : { lead: ago, rest: absolute };
}

/** "12 Jun 2026, 14:30 UTC". Put together here because browsers differ on "Sep" and "Sept". */
function absoluteTime(at: number, zone: TimeZone): string {
  const parts = (zone === 'utc' ? utc : local).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('day')} ${part('month')} ${part('year')}, ${part('hour')}:${part('minute')} ${part('timeZoneName')}`;
}

function relativeTime(age: number): string {
  if (age < MINUTE) return 'just now';
  if (age < HOUR) return relative.format(-Math.floor(age / MINUTE), 'minute');
  if (age < DAY) return relative.format(-Math.floor(age / HOUR), 'hour');
  const days = Math.floor(age / DAY);
  if (days < 60) return relative.format(-days, 'day');
  if (days < 730) return relative.format(-Math.floor(days / 30.44), 'month');
  return relative.format(-Math.floor(days / 365.25), 'year');
}

function dateFormat(timeZone: string | undefined): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
    ...(timeZone && { timeZone }),
  });
}
