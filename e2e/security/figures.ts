import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { RESULTS } from '@/lib/cli/project';

/** What one security test has counted, next to what is allowed. */
export interface Figure {
  /** The rule it shows: 1 to 13, as in SECURITY.md. */
  readonly rule: number;
  /** What was tried: "200 sign-ins with forged X-Forwarded-For". */
  readonly tried: string;
  /** What was counted: "5 hashes". */
  readonly figure: string;
  /** What is allowed: "at most 5". */
  readonly limit: string;
  readonly holds: boolean;
}

export const FIGURES_FILE = path.join(RESULTS, 'security.jsonl');

/** Notes a figure for the table of `npm run security`. The test still has to assert it. */
export function recordFigure(figure: Figure): void {
  mkdirSync(RESULTS, { recursive: true });
  appendFileSync(FIGURES_FILE, `${JSON.stringify(figure)}\n`);
}
