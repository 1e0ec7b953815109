import { describe, expect, it } from 'vitest';
import { isTrustedRequest, type RequestKind } from './trusted-request';

const OWN = 'localhost:3000';

function judge(kind: RequestKind, headers: Record<string, string>, appOrigin?: string) {
  const own = appOrigin === undefined ? null : new URL(appOrigin);
  return isTrustedRequest(new Headers(headers), own, kind);
}

describe('without an origin of its own, the host of any request', () => {
  const kinds: RequestKind[] = ['page', 'route', 'action'];

  it.each(['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'LOCALHOST:8080', 'localhost'])(
    'may be %s',
    (host) => {
      for (const kind of kinds) {
        const origin = new URL(`http://${host}`).origin;
        expect(judge(kind, { host, origin, 'sec-fetch-site': 'same-origin' })).toBe(true);
      }
    },
  );

  it.each([
    'evil.test',
    'evil.test:3000',
    'localhost.evil.test:3000',
    '127.0.0.1.evil.test',
    'evil@localhost:3000',
    'localhost:3000/x',
    'localhost:3000, evil.test',
    'localhost.',
    '192.168.1.5:3000',
    '0.0.0.0:3000',
    'localhost:99999',
    '',
  ])('may not be %j', (host) => {
    for (const kind of kinds) {
      const origin = `http://${host}`;
      expect(judge(kind, { host, origin, 'sec-fetch-site': 'same-origin' })).toBe(false);
      expect(judge(kind, { host, 'x-forwarded-host': OWN, 'sec-fetch-site': 'none' })).toBe(false);
    }
  });

  it('may not be missing', () => {
    for (const kind of kinds) {
      expect(judge(kind, { 'sec-fetch-site': 'same-origin', origin: `http://${OWN}` })).toBe(false);
    }
  });
});

describe('a page', () => {
  it.each(['none', 'same-origin', 'same-site', 'cross-site'])('may be reached %s', (site) => {
    expect(judge('page', { host: OWN, 'sec-fetch-site': site })).toBe(true);
  });
});

describe('a route', () => {
  it.each([
    [{}, true],
    [{ 'sec-fetch-site': 'none' }, true],
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'same-site' }, false],
    [{ 'sec-fetch-site': 'cross-site' }, false],
    [{ 'sec-fetch-site': 'nonsense' }, false],
  ])('asked for with %j is answered: %s', (headers, isTrusted) => {
    expect(judge('route', { host: OWN, ...headers })).toBe(isTrusted);
  });
});

describe('an action', () => {
  const own = `http://${OWN}`;
  it.each([
    [{ origin: own, 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ origin: own }, true],
    [{ origin: `https://${OWN}`, 'sec-fetch-site': 'same-origin' }, true],
    [{}, false],
    [{ 'sec-fetch-site': 'none' }, false],
    [{ origin: own, 'sec-fetch-site': 'none' }, false],
    [{ origin: own, 'sec-fetch-site': 'same-site' }, false],
    [{ origin: own, 'sec-fetch-site': 'cross-site' }, false],
    [{ origin: 'null', 'sec-fetch-site': 'same-origin' }, true],
    [{ origin: 'http://evil.test', 'sec-fetch-site': 'same-origin' }, false],
    [{ origin: 'null' }, false],
    [{ origin: '' }, false],
    [{ origin: 'http://evil.test' }, false],
    [{ origin: 'http://evil.test', 'x-forwarded-host': 'evil.test' }, false],
    [{ origin: 'http://localhost:8080' }, false],
    [{ origin: 'http://127.0.0.1:3000' }, false],
    [{ origin: `http://evil.test@${OWN}` }, false],
    [{ origin: `ftp://${OWN}` }, false],
  ])('sent with %j is carried out: %s', (headers, isTrusted) => {
    expect(judge('action', { host: OWN, ...headers })).toBe(isTrusted);
  });

  it('is told from another by the port its scheme stands for', () => {
    expect(judge('action', { host: 'localhost', origin: 'http://localhost' })).toBe(true);
    expect(judge('action', { host: 'localhost:80', origin: 'http://localhost' })).toBe(true);
    expect(judge('action', { host: 'localhost:443', origin: 'http://localhost' })).toBe(false);
  });
});

it.each([undefined, `http://${OWN}`])(
  'an action that Next hands on to itself is refused, with the origin %s',
  (appOrigin) => {
    const headers = { host: OWN, origin: `http://${OWN}`, 'sec-fetch-site': 'same-origin' };
    expect(judge('action', headers, appOrigin)).toBe(true);
    for (const forwarded of ['1', '0', '']) {
      expect(judge('action', { ...headers, 'x-action-forwarded': forwarded }, appOrigin)).toBe(
        false,
      );
    }
  },
);

describe('with an origin of its own, a request', () => {
  const origin = 'https://pals.example.com';
  const good = { host: 'pals.example.com', origin, 'sec-fetch-site': 'same-origin' };
  const kinds: RequestKind[] = ['page', 'route', 'action'];

  it.each(['pals.example.com', 'PALS.example.com', 'pals.example.com:443'])(
    'may be for %s',
    (host) => {
      for (const kind of kinds) expect(judge(kind, { ...good, host }, origin)).toBe(true);
    },
  );

  it.each([
    'localhost:3000',
    '127.0.0.1',
    'pals.example.com:80',
    'pals.example.com:3000',
    'pals.example.com.',
    'example.com',
    'evil.test',
    'pals.example.com.evil.test',
    'pals.example.com@evil.test',
  ])('may not be for %s, whatever is forwarded', (host) => {
    const headers = { ...good, host, 'x-forwarded-host': 'pals.example.com' };
    for (const kind of kinds) expect(judge(kind, headers, origin)).toBe(false);
  });

  it.each([
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ origin }, true],
    [{ origin: 'http://pals.example.com' }, false],
    [{ origin: 'https://pals.example.com:8443' }, false],
    [{ origin: 'https://www.example.com', 'sec-fetch-site': 'same-site' }, false],
    [{ origin: 'http://localhost:3000' }, false],
    [{}, false],
  ])('for an action, sent with %j, is carried out: %s', (headers, isTrusted) => {
    expect(judge('action', { host: 'pals.example.com', ...headers }, origin)).toBe(isTrusted);
  });
});
