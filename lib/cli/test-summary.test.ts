import { expect, it } from 'vitest';
import { countCheck, summary, totalLine, type Step } from './test-summary';

const steps: Step[] = [
  { name: 'types', counts: countCheck(0), seconds: 12.4 },
  { name: 'lint', counts: countCheck(2), seconds: 3 },
  { name: 'unit', counts: { passed: 40, failed: 1, skipped: 2 }, seconds: 8 },
  {
    ...{ name: 'browser', counts: { passed: 0, failed: 0, skipped: 0 }, seconds: 0 },
    skippedBecause: 'no build',
  },
];

it('counts tests and failed checks over all steps', () => {
  expect(totalLine(steps)).toBe('40 passed, 2 failed');
});

it('shows every step with its result and ends with the total alone on its line', () => {
  const lines = summary(steps).split('\n');
  expect(lines[1]).toMatch(/^types {2,}ok {2,}12 s$/);
  expect(lines.at(-1)).toBe('40 passed, 2 failed');
  expect(lines[2]).toMatch(/^lint {2,}FAILED {2,}1 failed {2,}3 s$/);
  expect(lines[3]).toMatch(/^unit {2,}FAILED {2,}40 passed, 1 failed, 2 skipped {2,}8 s$/);
  expect(lines[4]).toMatch(/^browser {2,}no build/);
});
