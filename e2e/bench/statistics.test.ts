import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interactionDelays, leastRounds, longestChain, median, percentile } from './statistics';

describe('percentile', () => {
  it('is the smallest value that so many do not exceed', () => {
    const values = [5, 1, 4, 2, 3];
    expect([0, 0.2, 0.5, 0.98, 1].map((part) => percentile(values, part))).toEqual([1, 1, 3, 5, 5]);
    expect(median([2, 1])).toBe(1);
    expect(percentile([], 0.5)).toBeNaN();
  });

  it('leaves the list as it was and takes values out of it', () => {
    const lists = fc.array(fc.integer(), { minLength: 1 });
    fc.assert(
      fc.property(lists, fc.double({ min: 0, max: 1, noNaN: true }), (values, part) => {
        const before = [...values];
        const value = percentile(values, part);
        expect(values).toEqual(before);
        expect(values).toContain(value);
        const below = values.filter((other) => other <= value).length;
        expect(below).toBeGreaterThanOrEqual(Math.floor(values.length * part));
      }),
    );
  });
});

describe('longestChain', () => {
  it('counts what waited for each other, not what ran side by side', () => {
    expect(longestChain([])).toBe(0);
    expect(
      longestChain([
        { start: 0, end: 100 },
        { start: 1, end: 101 },
        { start: 102, end: 202 },
        { start: 103, end: 204 },
        { start: 203, end: 303 },
      ]),
    ).toBe(3);
  });

  it('is never longer than the calls are many, and finds the way through a long one', () => {
    const long = { start: 0, end: 1_000 };
    const short = [0, 1, 2].map((index) => ({ start: index * 100 + 1, end: index * 100 + 90 }));
    expect(longestChain([long, ...short])).toBe(3);
  });
});

describe('leastRounds', () => {
  it('reads first pages together, then the rest as many at once as may run', () => {
    expect(leastRounds([1, 1], 8)).toBe(1);
    expect(leastRounds([50, 1], 8)).toBe(8);
    expect(leastRounds([2], 8)).toBe(2);
    expect(leastRounds([], 8)).toBe(0);
  });
});

describe('interactionDelays', () => {
  it('takes the longest event of each interaction', () => {
    const events = [
      { interactionId: 7, duration: 24 },
      { interactionId: 7, duration: 40 },
      { interactionId: 9, duration: 16 },
      { interactionId: 0, duration: 400 },
    ];
    expect(interactionDelays(events, 2)).toEqual([40, 16]);
  });

  it('counts what was too short to be reported', () => {
    expect(interactionDelays([{ interactionId: 1, duration: 32 }], 3)).toEqual([32, 16, 16]);
  });
});
