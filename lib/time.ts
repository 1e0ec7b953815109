const INSTANT =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:([Zz])|([+-])(\d\d):?(\d\d))?$/;

/**
 * The instant an ISO 8601 time of the API stands for, `2026-06-10T14:30:45.123456+00:00`.
 * Exact, which `Date` is not: it cuts microseconds off. Fractions finer than a microsecond (up to
 * nine digits) are cut off here, for comparing; what is shown is always the raw string.
 * A time without an offset is taken as UTC: the API's reference writes every time in UTC.
 * @returns microseconds since 1970-01-01T00:00:00Z; null for what is missing, a date alone, or no
 *   time of the calendar (month 13, 30 February, 24:00, a leap second)
 */
export function parseInstant(raw: string | null): bigint | null {
  const match = raw === null ? null : INSTANT.exec(raw);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1, 7)
    .map(Number);
  const [fraction = '', , sign, offsetHours = 0, offsetMinutes = 0] = match.slice(7);
  const offset = Number(offsetHours) * 60 + Number(offsetMinutes);
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  if (Number(offsetHours) > 23 || Number(offsetMinutes) > 59) return null;

  // `Date.UTC` would take the years 0 to 99 for 1900 to 1999.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1) return null; // a day the month does not have runs over
  date.setUTCHours(hours, minutes - (sign === '-' ? -offset : offset), seconds);
  return BigInt(date.getTime()) * 1000n + BigInt(fraction.slice(0, 6).padEnd(6, '0'));
}

/**
 * Orders times of the API: earliest first, equal instants by their raw strings (code units), then
 * the unreadable ones, the missing ones last. For `Array.prototype.sort`.
 */
export function compareInstants(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const [first, second] = [parseInstant(a), parseInstant(b)];
  if (first !== second) {
    if (first === null) return 1;
    if (second === null) return -1;
    return first < second ? -1 : 1;
  }
  return a < b ? -1 : Number(a > b);
}
