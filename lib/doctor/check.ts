export type CheckStatus = 'ok' | 'warning' | 'failed' | 'skipped';

/** One line of the report. None of its texts repeats a setting's value or anything Tavus stores. */
export interface Check {
  readonly name: string;
  readonly status: CheckStatus;
  readonly message: string;
  /** What to do; only where something is wrong. */
  readonly action?: string;
  /** Field names and their types, of a `shape` check. */
  readonly fields?: Readonly<Record<string, string>>;
}

export function ok(name: string, message: string, more: Pick<Check, 'fields'> = {}): Check {
  return { name, status: 'ok', message, ...more };
}

export function warning(name: string, message: string, action: string): Check {
  return { name, status: 'warning', message, action };
}

export function failed(name: string, message: string, action: string): Check {
  return { name, status: 'failed', message, action };
}

export function skipped(name: string, message: string): Check {
  return { name, status: 'skipped', message };
}

const LABELS: Readonly<Record<CheckStatus, string>> = {
  ok: 'ok  ',
  warning: 'WARN',
  failed: 'FAIL',
  skipped: 'skip',
};

/** Returns the report for people: a line for each check. */
export function reportText(checks: readonly Check[]): string {
  const width = Math.max(...checks.map(({ name }) => name.length));
  return checks
    .map(({ name, status, message, action, fields }) => {
      const shape = Object.entries(fields ?? {}).map(([field, type]) => `${field}: ${type}`);
      const text = [message, action, shape.join(', ')].filter(Boolean).join(' ');
      return `${LABELS[status]}  ${name.padEnd(width)}  ${text}`;
    })
    .join('\n');
}

/** Returns the report for programs, as JSON. */
export function reportJson(checks: readonly Check[]): string {
  return JSON.stringify({ ok: !hasFailed(checks), checks }, null, 2);
}

export function hasFailed(checks: readonly Check[]): boolean {
  return checks.some(({ status }) => status === 'failed');
}
