import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { countPlaywright, countRun, countVitest } from './test-counts';

const folder = mkdtempSync(path.join(tmpdir(), 'counts-'));
afterAll(() => rmSync(folder, { recursive: true }));

const vitestReport = {
  numPassedTests: 3,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [
    { status: 'passed', assertionResults: [{ status: 'passed' }] },
    { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
    { status: 'failed', assertionResults: [] },
  ],
};

it('counts tests of vitest, and a file that did not load as one failure', () => {
  expect(countVitest(vitestReport)).toEqual({ passed: 3, failed: 2, skipped: 3 });
});

it('counts tests of Playwright, and errors outside of tests as failures', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
  const report = { stats, errors: [{ message: 'set-up' }] };
  expect(countPlaywright(report)).toEqual({ passed: 6, failed: 2, skipped: 2 });
});

it('counts a runner that left no readable report as one failure', () => {
  expect(countRun(0, path.join(folder, 'none.json'), countVitest).failed).toBe(1);
  expect(countRun(0, report('{"cut'), countVitest).failed).toBe(1);
  expect(countRun(0, report('{"stats":{}}'), countPlaywright).failed).toBe(1);
});

it('counts a runner that ended badly without a failed test as one failure', () => {
  const good = { ...vitestReport, numFailedTests: 0, testResults: [] };
  const file = report(JSON.stringify(good));
  expect(countRun(1, file, countVitest)).toEqual({ passed: 3, failed: 1, skipped: 3 });
  expect(countRun(0, file, countVitest)).toEqual({ passed: 3, failed: 0, skipped: 3 });
});

function report(text: string): string {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, text);
  return file;
}
