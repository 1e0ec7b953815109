import { describe, expect, it } from 'vitest';
import { createClock, formatInstant } from './clock';

describe('the clock', () => {
  it('prints microseconds and the offset as the API does', () => {
    expect(formatInstant(1_781_101_845_123_456)).toBe('2026-06-10T14:30:45.123456+00:00');
    expect(formatInstant(1_781_101_845_000_007)).toBe('2026-06-10T14:30:45.000007+00:00');
  });

  it('never gives an instant twice, even when the time stands still or runs back', () => {
    let now = 5_000;
    const clock = createClock(() => (now -= 0.5));
    const instants = Array.from({ length: 2000 }, clock);
    expect(instants).toEqual([...new Set(instants)].sort((a, b) => a - b));
  });
});
