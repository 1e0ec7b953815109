import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareInstants, parseInstant } from './time';

const SECOND = 1_000_000n;

/** Instants of the years 0000 to 9999, with their text in UTC without fraction or offset. */
const seconds = fc
  .date({ min: new Date('0000-01-02T00:00:00Z'), max: new Date('9999-12-30T00:00:00Z') })
  .filter((date) => !Number.isNaN(date.getTime()))
  .map((date) => {
    const whole = Math.floor(date.getTime() / 1000);
    return {
      micros: BigInt(whole) * SECOND,
      text: new Date(whole * 1000).toISOString().slice(0, 19),
    };
  });

const offsets = fc.record({
  sign: fc.constantFrom('+', '-'),
  minutes: fc.integer({ min: 0, max: 23 * 60 + 59 }),
  colon: fc.constantFrom(':', ''),
});

const times = fc
  .tuple(seconds, fc.stringMatching(/^(\.\d{1,9})?$/), fc.constantFrom('Z', '+00:00', ''))
  .map(([{ text }, fraction, zone]) => text + fraction + zone);

describe('parseInstant', () => {
  it('reads the API’s times to the microsecond', () => {
    expect(parseInstant('2026-06-10T14:30:45.123456+00:00')).toBe(
      BigInt(Date.UTC(2026, 5, 10, 14, 30, 45)) * 1000n + 123_456n,
    );
  });

  it('reads every instant, in UTC', () => {
    fc.assert(
      fc.property(seconds, fc.nat({ max: 999_999 }), ({ micros, text }, fraction) => {
        const digits = String(fraction).padStart(6, '0');
        expect(parseInstant(`${text}.${digits}Z`)).toBe(micros + BigInt(fraction));
      }),
    );
  });

  it('takes the offset off, with and without a colon', () => {
    fc.assert(
      fc.property(seconds, offsets, ({ micros, text }, { sign, minutes, colon }) => {
        const two = (value: number) => String(value).padStart(2, '0');
        const zone = sign + two(Math.floor(minutes / 60)) + colon + two(minutes % 60);
        const shift = BigInt(minutes) * 60n * SECOND * (sign === '-' ? -1n : 1n);
        expect(parseInstant(text + zone)).toBe(micros - shift);
      }),
    );
  });

  it('takes a time without an offset for UTC', () => {
    fc.assert(
      fc.property(seconds, ({ micros, text }) => {
        expect(parseInstant(text)).toBe(micros);
      }),
    );
  });

  it('cuts fractions off after the microsecond, before and after 1970', () => {
    fc.assert(
      fc.property(seconds, fc.stringMatching(/^\d{1,9}$/), ({ micros, text }, digits) => {
        const expected = micros + BigInt(digits.slice(0, 6).padEnd(6, '0'));
        expect(parseInstant(`${text}.${digits}Z`)).toBe(expected);
      }),
    );
  });

  it.each([
    null,
    '',
    'yesterday',
    '2026-06-10',
    '2026-06-10T',
    '2026-06-10T14:30Z',
    '2026-13-01T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-02-29T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-06-00T00:00:00Z',
    '2026-06-10T24:00:00Z',
    '2026-06-10T14:60:00Z',
    '2026-06-10T14:30:60Z',
    '2026-06-10T14:30:45.Z',
    '2026-06-10T14:30:45.1234567890Z',
    '2026-06-10T14:30:45+24:00',
    '2026-06-10T14:30:45+00:60',
    '2026-06-10T14:30:45+5',
    ' 2026-06-10T14:30:45Z',
    '2026-06-10T14:30:45Z\n',
    '1749565845',
    '٢٠٢٦-06-10T14:30:45Z',
  ])('makes nothing of %j', (raw) => {
    expect(parseInstant(raw)).toBeNull();
  });

  it('knows the leap days', () => {
    expect(parseInstant('2028-02-29T00:00:00Z')).not.toBeNull();
    expect(parseInstant('2000-02-29T00:00:00Z')).not.toBeNull();
    expect(parseInstant('1900-02-29T00:00:00Z')).toBeNull();
  });
});

describe('compareInstants', () => {
  const anything = fc.oneof(times, fc.constantFrom(null, '', 'soon', '2026-06-10'));

  it('is a total order', () => {
    fc.assert(
      fc.property(anything, anything, anything, (a, b, c) => {
        expect(compareInstants(a, b) + compareInstants(b, a)).toBe(0);
        expect(compareInstants(a, b) === 0).toBe(a === b);
        const [first = null, second = null, third = null] = [a, b, c].sort(compareInstants);
        expect(compareInstants(first, second)).toBeLessThanOrEqual(0);
        expect(compareInstants(first, third)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 1_000 },
    );
  });

  it('orders by instant, whatever the offsets', () => {
    const sorted = [
      '2026-06-10T14:30:45.123455Z',
      '2026-06-10T16:30:45.123456+02:00',
      '2026-06-10T14:30:45.123457',
      '2026-06-10T09:30:46-0500',
    ];
    expect([...sorted].reverse().sort(compareInstants)).toEqual(sorted);
  });

  it('orders equal instants by their text, then the unreadable, then the missing', () => {
    const sorted = ['2026-06-10T14:30:45+00:00', '2026-06-10T14:30:45Z', '', 'soon', null, null];
    expect([...sorted].reverse().sort(compareInstants)).toEqual(sorted);
  });
});
