import fc from 'fast-check';
import { expect, it } from 'vitest';
import { OPEN_REDIRECTS } from '@/e2e/security/open-redirects';
import { parseBack } from './back';

it.each([
  '/pals',
  '/pals?search=ada&sort=-changed',
  '/pals/p0123456789',
  '/pals/p0123456789?open=x#internet_search',
  '/pals?search=https%3A%2F%2Fevil.test',
  '/pals?to=//evil.test&empty=',
])('leads back to %s', (path) => {
  expect(parseBack(path)).toBe(path);
});

it('leaves out what Next adds to an address for itself', () => {
  expect(parseBack('/pals?search=ada&_rsc=1x2y3')).toBe('/pals?search=ada');
});

it.each(OPEN_REDIRECTS.map((vector) => [vector.slice(0, 50), vector]))(
  'leads %j to the PALs',
  (_begin, vector) => {
    expect(parseBack(vector)).toBe('/pals');
  },
);

it.each([
  ...[undefined, null, 1, {}, ['/pals/p1'], '', '/', 'pals', '/api/pals', '/sign-in', '/healthz'],
  ...['/sign-in/oidc', '/_next/static/x.js', '/pals/%2e%2e', '/pals//p1', '/pals/p1\u0000'],
])('leads %j to the PALs', (value) => {
  expect(parseBack(value)).toBe('/pals');
});

it('never leaves this host, whatever it is given', () => {
  const parts = fc.constantFrom(
    ...['/', '\\', '//', '/\\', '%2f', '%5c', '.', '..', '@', ':', '?', '#', '\t', '\n', '\r', ' '],
    ...['evil.test', 'http:', 'https:', 'javascript:', 'pals', '\u3002', '\uff0f', '\u0000', ';'],
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(parts).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const back = parseBack(text);
      const url = new URL(back, 'https://pals.example.com/sign-in');
      expect(url.origin).toBe('https://pals.example.com');
      expect(back).toMatch(/^\/[A-Za-z0-9]/);
    }),
    { numRuns: 5_000 },
  );
});
