import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { FAULT_ROW, ROWS } from './rows';

/** Prints the table of faults when tests of it ran: each row, whether it passed, and how many did. */
export default class FaultTable implements Reporter {
  private readonly results = new Map<string, TestResult['status']>();

  onTestEnd(test: TestCase, result: TestResult): void {
    const row = test.annotations.find(({ type }) => type === FAULT_ROW)?.description;
    if (row !== undefined) this.results.set(row, result.status);
  }

  onEnd(): void {
    if (this.results.size === 0) return;
    console.log('\nFaults: what is seen');
    for (const [key, { fault, on, seen }] of Object.entries(ROWS)) {
      const status = this.results.get(key) ?? 'not run';
      console.log(`  ${status.padEnd(9)} ${fault.padEnd(44)} ${on.padEnd(14)} ${seen}`);
    }
    const passed = [...this.results.values()].filter((status) => status === 'passed').length;
    console.log(`${passed} / ${Object.keys(ROWS).length} rows passed`);
  }

  printsToStdio(): boolean {
    return false;
  }
}
