const DAY_MS = 24 * 3_600_000;

/** The day of an instant in UTC, `2026-06-10`, as a date field has it. */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** When a day begins in UTC, in milliseconds since 1970; null for what is no day. */
export function startOfDay(day: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return null;
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) || at < 0 ? null : at;
}

/** The last millisecond of a day in UTC. */
export function endOfDay(day: string): number | null {
  const start = startOfDay(day);
  return start === null ? null : start + DAY_MS - 1;
}
