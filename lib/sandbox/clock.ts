import 'server-only';

/** Gives the time of a write: microseconds since 1970, each later than the one before. */
export type Clock = () => number;

/**
 * A clock that never gives the same instant twice, as a database's would not.
 * @param now milliseconds since 1970; `Date.now` unless a test brings its own
 */
export function createClock(now: () => number = Date.now): Clock {
  let last = 0;
  return () => {
    // Date.now() counts whole milliseconds; the digits below come from the process's own counter.
    const below = Number((process.hrtime.bigint() / 1000n) % 1000n);
    last = Math.max(last + 1, Math.floor(now()) * 1000 + below);
    return last;
  };
}

/** Microseconds since 1970 as the API prints a time: `2026-06-10T14:30:45.123456+00:00`. */
export function formatInstant(micros: number): string {
  const seconds = new Date(Math.floor(micros / 1000)).toISOString().slice(0, 19);
  return `${seconds}.${String(micros % 1_000_000).padStart(6, '0')}+00:00`;
}
