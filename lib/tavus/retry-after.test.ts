import { describe, expect, it } from 'vitest';
import { parseRetryAfter } from './retry-after';

const NOW = Date.UTC(2026, 10, 23, 12, 0, 0);

describe('Retry-After', () => {
  it.each([
    ['0', 0],
    [' 120 ', 120],
    ['300', 300],
    ['86400', 300],
    ['Mon, 23 Nov 2026 12:00:30 GMT', 30],
    ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
    ['Tue, 23 Nov 2027 12:00:00 GMT', 300],
  ])('%s is %i seconds', (header, seconds) => {
    expect(parseRetryAfter(header, NOW)).toBe(seconds);
  });

  it.each([
    null,
    '',
    '-1',
    '1.5',
    'soon',
    '5 seconds',
    '2026-11-23',
    'Nonsense GMT',
    '99999999999',
  ])('%s is no time', (header) => {
    expect(parseRetryAfter(header, NOW)).toBeNull();
  });
});
