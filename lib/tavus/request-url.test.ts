import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRequestUrl } from './request-url';

const BASES = ['https://tavusapi.com', 'http://127.0.0.1:4010/', 'https://proxy.test/a/tavus//'];

const awkward = fc.constantFrom(
  '..',
  '.',
  '',
  '/',
  '//evil.test',
  '\\evil.test',
  '%2e%2e',
  '..%2f',
  'p1?x=',
  'p1#',
  'p1;',
  '@evil.test',
  'p1\n',
  '\0',
  'ﬁ',
  '．．',
);
const id = fc.oneof(
  awkward,
  fc.string({ unit: 'binary' }),
  fc.stringMatching(/^[A-Za-z0-9._~%/\\?#@:-]{0,70}$/),
  fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/),
  fc.tuple(awkward, fc.string(), awkward).map((parts) => parts.join('')),
);

describe('the address of a call', () => {
  it('never lies outside the known paths, for 10,000 ids', () => {
    let built = 0;
    fc.assert(
      fc.property(id, fc.constantFrom(...BASES), (palId, text) => {
        const base = new URL(text);
        const url = buildRequestUrl(base, ['v2', 'pals', palId, 'skills'], { q: palId });
        if (url === null) return;
        built += 1;
        const prefix = base.pathname.replace(/\/+$/, '');
        expect(url.origin).toBe(base.origin);
        expect(url.pathname).toBe(`${prefix}/v2/pals/${palId}/skills`);
        expect(url.pathname.slice(prefix.length)).toMatch(
          /^\/v2\/pals\/[A-Za-z0-9][\w-]{0,63}\/skills$/,
        );
        expect(url.searchParams.get('q')).toBe(palId);
        expect(url.username + url.password + url.hash).toBe('');
      }),
      { numRuns: 10_000 },
    );
    expect(built).toBeGreaterThan(1_000);
  });

  it('is built for the ids Tavus gives', () => {
    const base = new URL('https://tavusapi.com');
    expect(buildRequestUrl(base, ['v2', 'documents', 'd8-5c71baca86fc'])?.href).toBe(
      'https://tavusapi.com/v2/documents/d8-5c71baca86fc',
    );
  });

  it('is none for a path of no parts', () => {
    expect(buildRequestUrl(new URL('https://tavusapi.com'), [])).toBeNull();
  });
});
