import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeWords } from './time-words';

const AT = Date.UTC(2026, 5, 12, 14, 30);
const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;

test('without a now there are no relative words', () => {
  expect(timeWords(AT, null, 'utc')).toEqual({ lead: '12 Jun 2026, 14:30 UTC', rest: null });
});

test.each([
  [0, 'just now'],
  [59 * SECOND, 'just now'],
  [60 * SECOND, '1 minute ago'],
  [HOUR - 1, '59 minutes ago'],
  [23 * HOUR, '23 hours ago'],
  [DAY, '1 day ago'],
  [7 * DAY, '7 days ago'],
])('after %i ms the relative words lead', (age, words) => {
  expect(timeWords(AT, AT + age, 'utc')).toEqual({ lead: words, rest: '12 Jun 2026, 14:30 UTC' });
});

test.each([
  [7 * DAY + 1, '7 days ago'],
  [59 * DAY, '59 days ago'],
  [61 * DAY, '2 months ago'],
  [729 * DAY, '23 months ago'],
  [731 * DAY, '2 years ago'],
])('after %i ms the date leads', (age, words) => {
  expect(timeWords(AT, AT + age, 'utc')).toEqual({ lead: '12 Jun 2026, 14:30 UTC', rest: words });
});

test('a clock that is behind by up to a minute is not called the future', () => {
  expect(timeWords(AT, AT - 60 * SECOND, 'utc').lead).toBe('just now');
});

test('beyond a minute ahead only the date stands, with a note', () => {
  expect(timeWords(AT, AT - 60 * SECOND - 1, 'utc')).toEqual({
    lead: '12 Jun 2026, 14:30 UTC',
    rest: 'in the future',
  });
});

test('whatever the two times are, the date is always among the words', () => {
  const instant = fc.integer({ min: 0, max: Date.UTC(2100, 0) });
  fc.assert(
    fc.property(instant, instant, (at, now) => {
      const { lead, rest } = timeWords(at, now, 'utc');
      expect(`${lead} ${rest}`).toMatch(/\d{1,2} [A-Z][a-z]{2} \d{4}, [0-2]\d:[0-5]\d UTC/);
      expect(`${lead} ${rest}`).not.toMatch(/-\d|NaN|undefined/);
    }),
  );
});
