import { describe, expect, it } from 'vitest';
import { judgeBody, LARGE_BYTES, SMALL_BYTES } from './body-rules';
import { cookieIn } from './cookie-in';
import { createOpenBodies } from './open-bodies';

const judge = (method: string, url: string, headers: Record<string, string>) =>
  judgeBody({ method, url, headers });
const length = (bytes: number) => ({ 'content-length': String(bytes) });
const ACTION = { 'next-action': 'id' };

describe('the body of a request', () => {
  it.each([
    ['GET', '/pals', {}],
    ['HEAD', '/api/pals', {}],
    ['POST', '/sign-in', {}],
    ['POST', '/api/pals', length(0)],
  ])('is none: %s %s %j', (method, url, headers) => {
    expect(judge(method, url, headers)).toEqual({ kind: 'none' });
  });

  it.each([
    ['GET', '/pals', length(1), 400],
    ['HEAD', '/sign-in', { 'transfer-encoding': 'chunked' }, 400],
    ['PUT', '/pals', length(1), 405],
    ['DELETE', '/sign-in', { 'transfer-encoding': 'chunked' }, 405],
    ['POST', '/api/pals', length(1), 405],
    ['POST', '//api/pals', length(1), 405],
    ['POST', '/api/skill-sets?x=1', { 'transfer-encoding': 'chunked' }, 405],
    ['POST', '/_next/static/x.js', length(1), 405],
    ['POST', '/healthz', length(1), 405],
    ['POST', '/readyz?x', length(1), 405],
    ['POST', '/icon.svg', length(1), 405],
    ['POST', '/sign-in/oidc', length(1), 405],
    ['POST', '/sign-in/oidc/callback', { ...length(1), ...ACTION }, 405],
    ['POST', '/sign-in', { 'transfer-encoding': 'chunked' }, 411],
    ['POST', '/pals', { 'transfer-encoding': 'gzip, chunked', ...ACTION }, 411],
    ['POST', '/sign-in', length(SMALL_BYTES + 1), 413],
    ['POST', '/pals', { ...length(LARGE_BYTES + 1), ...ACTION }, 413],
    ['POST', '/pals', { ...length(1e308), ...ACTION }, 413],
  ])('is refused by its head: %s %s %j', (method, url, headers, status) => {
    expect(judge(method, url, headers)).toMatchObject({ kind: 'refused', status });
  });

  it.each([
    ['/sign-in', length(SMALL_BYTES), 'small'],
    ['/pals/p1?skill=x', { ...length(1), ...ACTION }, 'small'],
    ['/apix', length(1), 'small'],
    ['/pals/p1', { ...length(SMALL_BYTES + 1), ...ACTION }, 'large'],
    ['/pals/p1', { ...length(LARGE_BYTES), ...ACTION }, 'large'],
  ])('may come in: POST %s %j', (url, headers, kind) => {
    expect(judge('POST', url, headers)).toEqual({ kind });
  });
});

describe('bodies that are still coming in', () => {
  it('are bounded for each client and in all, and by class', () => {
    const bodies = createOpenBodies();
    const begin = (count: number, client: (at: number) => string) =>
      Array.from({ length: count }, (_, at) => bodies.begin('stranger', client(at))).filter(
        (end) => end !== null,
      );
    expect(begin(300, () => 'a')).toHaveLength(32);
    const others = begin(1_000, (at) => `client ${at}`);
    expect(others).toHaveLength(256 - 32);
    expect(bodies.begin('stranger', 'b')).toBeNull();
    // Who has signed in is not kept waiting by strangers.
    expect(bodies.begin('small', 'a')).not.toBeNull();
    const large = Array.from({ length: 100 }, (_, at) => bodies.begin('large', `user ${at}`));
    expect(large.filter((end) => end !== null)).toHaveLength(12);
  });

  it('give their place back once, at their end', () => {
    const bodies = createOpenBodies();
    const ends = Array.from({ length: 32 }, () => bodies.begin('stranger', 'a'));
    ends[0]?.();
    ends[0]?.();
    expect(bodies.begin('stranger', 'a')).not.toBeNull();
    expect(bodies.begin('stranger', 'a')).toBeNull();
  });
});

it.each([
  [undefined, undefined],
  ['', undefined],
  ['pal-skills=a', 'a'],
  ['x=1; pal-skills=a~2; y=2', 'a~2'],
  ['xpal-skills=a; __Host-pal-skills=b', undefined],
  ['pal-skills=a; pal-skills=b', 'a'],
])('the cookie in %j is %j', (header, value) => {
  expect(cookieIn(header, 'pal-skills')).toBe(value);
});
