import { describe, expect, it } from 'vitest';
import { isPublicFile, needsSession, pathOf } from './page-access';

describe('a session', () => {
  it.each(['/', '/pals', '/pals/p0123456789ab', '/nowhere', '/sign-in-x', '/apis', '/healthz/x'])(
    'is needed for %s',
    (path) => expect(needsSession(path)).toBe(true),
  );

  it.each([
    '/sign-in',
    '/sign-in/oidc',
    '/sign-in/oidc/callback',
    '/api/pals',
    '/healthz',
    '/readyz',
    '/icon.svg',
    '/_next/image',
  ])('is not asked for ahead of %s', (path) => expect(needsSession(path)).toBe(false));
});

describe('what caches may keep', () => {
  it.each(['/_next/static/chunks/a.js', '/icon.svg'])('includes %s', (path) =>
    expect(isPublicFile(path)).toBe(true),
  );

  it.each(['/', '/pals', '/api/pals', '//_next/static/a.js', '/_next/data/x.json', '/icons/x'])(
    'leaves out %s',
    (path) => expect(isPublicFile(path)).toBe(false),
  );
});

describe('the path people are led back to', () => {
  it.each([
    ['/pals', '/pals'],
    ['/pals?q=a%20b&skill=x', '/pals?q=a+b&skill=x'],
    ['/pals?_rsc=1abc', '/pals'],
    ['/pals?q=a&_rsc=1abc', '/pals?q=a'],
  ])('of %s is %s', (address, path) => {
    expect(pathOf(new URL(address, 'http://localhost'))).toBe(path);
  });
});
