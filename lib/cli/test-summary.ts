import { NO_COUNTS, type Counts } from './test-counts';

export interface Step {
  readonly name: string;
  readonly counts: Counts;
  readonly seconds: number;
  /** Why it was not run. */
  readonly skippedBecause?: string;
}

/** A check without tests of its own: nothing where it is right, one failure where it is not. */
export function countCheck(code: number): Counts {
  return code === 0 ? NO_COUNTS : { ...NO_COUNTS, failed: 1 };
}

/**
 * A line a step, then the total on a line of its own. Passed counts tests alone; failed counts
 * failed tests and each check (types, lint, build) that did not pass.
 */
export function summary(steps: readonly Step[]): string {
  const rows = steps.map(({ name, counts, seconds, skippedBecause }) => [
    name,
    skippedBecause ?? (counts.failed === 0 ? 'ok' : 'FAILED'),
    tests(counts),
    `${seconds.toFixed(0)} s`,
  ]);
  return ['', ...align(rows), '', totalLine(steps)].join('\n');
}

/** `N passed, N failed`, over every runner. */
export function totalLine(steps: readonly Step[]): string {
  const sum = (key: 'passed' | 'failed') => steps.reduce((all, step) => all + step.counts[key], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed`;
}

function tests({ passed, failed, skipped }: Counts): string {
  const parts = [`${passed} passed`, `${failed} failed`, `${skipped} skipped`];
  return parts.filter((part) => !part.startsWith('0 ')).join(', ');
}

function align(rows: readonly string[][]): string[] {
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(width(column)))
      .join('  ')
      .trimEnd(),
  );
}
