import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSince, SINCE_SPANS, sinceInstant } from './since';

const NOW = Date.parse('2026-11-23T12:00:00Z');

test.each([
  '',
  '8d',
  '2026-02-30',
  '2026-13-01',
  '26-01-01',
  '2026-1-1',
  '2026-01-01T00:00:00Z',
  'NaN',
])('%j is no time to count from', (text) => expect(parseSince(text)).toBeNull());

test('every span and every day of the calendar is one', () => {
  for (const span of SINCE_SPANS) expect(parseSince(span)).toBe(span);
  const day = fc
    .date({ min: new Date('1970-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, (text) => {
      expect(parseSince(text)).toBe(text);
    }),
  );
});

test('a span ends now, a day begins at midnight UTC', () => {
  expect(sinceInstant('24h', NOW)).toBe(BigInt(Date.parse('2026-11-22T12:00:00Z')) * 1_000n);
  expect(sinceInstant('7d', NOW)).toBe(BigInt(Date.parse('2026-11-16T12:00:00Z')) * 1_000n);
  expect(sinceInstant('2026-06-10', NOW)).toBe(BigInt(Date.parse('2026-06-10T00:00:00Z')) * 1_000n);
});
