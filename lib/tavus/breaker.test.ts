import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterCall,
  CLOSED,
  OPEN_MS,
  waitOf,
  withTrial,
  type Breaker,
  type Verdict,
} from './breaker';

const RULE = { failures: 5, parts: 1 };

function after(breaker: Breaker, verdict: Verdict, now = 0, isTrial = false): Breaker {
  return afterCall(breaker, { verdict, part: 'p', isTrial }, RULE, now);
}

function opened(now = 0): Breaker {
  return Array.from({ length: 5 }).reduce<Breaker>((one) => after(one, 'failed', now), CLOSED);
}

describe('a breaker', () => {
  it('opens with the fifth failure in a row, for 15 seconds', () => {
    const four = Array.from({ length: 4 }).reduce<Breaker>((one) => after(one, 'failed'), CLOSED);
    expect(waitOf(four, 0)).toBeNull();
    expect(waitOf(after(four, 'failed', 100), 100)).toBe(OPEN_MS);
    expect(waitOf(after(four, 'failed', 100), 15_099)).toBe(1);
    expect(waitOf(after(four, 'failed', 100), 15_100)).toBe(0);
  });

  it('does not count failures that an answer lies between, nor readers that left', () => {
    const four = Array.from({ length: 4 }).reduce<Breaker>((one) => after(one, 'failed'), CLOSED);
    expect(waitOf(after(after(four, 'answered'), 'failed'), 0)).toBeNull();
    expect(after(four, 'nothing')).toBe(four);
  });

  it('lets one call try, and makes all others wait', () => {
    const trying = withTrial(opened());
    expect(waitOf(trying, OPEN_MS)).toBeGreaterThan(0);
    expect(after(trying, 'answered', OPEN_MS, true)).toBe(CLOSED);
    expect(waitOf(after(trying, 'failed', OPEN_MS, true), OPEN_MS)).toBe(OPEN_MS);
    expect(waitOf(after(trying, 'nothing', OPEN_MS, true), OPEN_MS)).toBe(0);
  });

  it('is closed by an answer to whatever call, and held open longer by the trial alone', () => {
    expect(after(opened(), 'answered')).toBe(CLOSED);
    expect(after(opened(), 'failed', 5_000)).toEqual(opened());
  });

  it('that wants several parts stays closed while one alone fails', () => {
    const rule = { failures: 5, parts: 3 };
    const failing = (parts: string) =>
      [...parts].reduce<Breaker>(
        (one, part) => afterCall(one, { verdict: 'failed', part, isTrial: false }, rule, 0),
        CLOSED,
      );
    expect(failing('aaaaaaaaaa').kind).toBe('closed');
    expect(failing('ababababab').kind).toBe('closed');
    expect(failing('abc').kind).toBe('closed');
    expect(failing('ababc').kind).toBe('open');
  });

  it('lets nothing through while open, one trial at a time, and opens by its rule alone', () => {
    const step = fc.record({
      verdict: fc.constantFrom<Verdict>('answered', 'failed', 'failed', 'failed', 'nothing'),
      pauseMs: fc.nat(20_000),
      isLate: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let breaker: Breaker = CLOSED;
        let now = 0;
        let inRow = 0;
        let openSince: number | null = null;
        for (const { verdict, pauseMs, isLate } of steps) {
          now += pauseMs;
          const wait = waitOf(breaker, now);
          expect(wait === null).toBe(openSince === null);
          if (openSince !== null) expect(wait).toBe(Math.max(openSince + OPEN_MS - now, 0));
          // A call that began before the breaker opened may end at any time.
          const isTrial = wait === 0 && !isLate;
          if (isTrial) {
            breaker = withTrial(breaker);
            expect(waitOf(breaker, now)).toBeGreaterThan(0);
          } else if (wait !== null && !isLate) {
            continue;
          }
          breaker = afterCall(breaker, { verdict, part: 'p', isTrial }, RULE, now);
          inRow = verdict === 'answered' ? 0 : inRow + (verdict === 'failed' ? 1 : 0);
          if (verdict === 'answered') openSince = null;
          else if (verdict === 'failed' && (isTrial || (openSince === null && inRow >= 5))) {
            openSince = now;
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
