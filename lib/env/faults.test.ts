import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEnv } from '@/lib/env';
import { ENV_NAMES } from './names';

const KEY = 'tvs-canary-0123456789';
const SALT = 'AAECAwQFBgcICQoLDA0ODw';
const HASH = `scrypt:131072:8:1:${SALT}:${'A'.repeat(43)}`;
const SIGNED = { TAVUS_API_KEY: KEY, ADMIN_PASSWORD_HASH: HASH };
const OIDC = {
  OIDC_ISSUER: 'https://login.example.com',
  OIDC_CLIENT_ID: 'pal-skills',
  OIDC_CLIENT_SECRET: 'client-secret-1',
  OIDC_ALLOWED: 'ada@example.com=editor',
};
const ORIGIN = { APP_ORIGIN: 'https://pals.example.com' };
const ABROAD = { ...SIGNED, HOST: '0.0.0.0' };

type Settings = Record<string, string | undefined>;

function faultsOf(source: Settings): readonly string[] {
  const result = parseEnv(source);
  return result.ok ? [] : result.faults;
}

describe('one wrong value', () => {
  it.each([
    ['TAVUS_API_KEY', 'short'],
    ['TAVUS_API_KEY', 'with space inside'],
    ['TAVUS_API_KEY', 'smart’quote-0123'],
    ['TAVUS_API_KEY', `${KEY}\n`],
    ['TAVUS_API_KEY', 'k'.repeat(257)],
    ['TAVUS_BASE_URL', 'http://tavusapi.com'],
    ['TAVUS_BASE_URL', 'http://localhost.evil.test'],
    ['TAVUS_BASE_URL', 'ftp://127.0.0.1'],
    ['TAVUS_BASE_URL', 'tavusapi.com'],
    ['TAVUS_BASE_URL', 'https://u:p@tavusapi.com'],
    ['TAVUS_BASE_URL', 'https://tavusapi.com?x=1'],
    ['TAVUS_BASE_URL', 'https://tavusapi.com/#x'],
    ['TAVUS_BASE_URL', 'javascript:alert(1)'],
    ['HOST', '127.0.0.1:3000'],
    ['HOST', '[::1]'],
    ['HOST', 'http://x'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '3e3'],
    ['PORT', '-1'],
    ['APP_ORIGIN', 'pals.example.net'],
    ['APP_ORIGIN', 'https://pals.example.net/path'],
    ['APP_ORIGIN', 'https://pals.example.net/?'],
    ['APP_ORIGIN', 'https://u@pals.example.net'],
    ['APP_ORIGIN', 'ws://pals.example.net'],
    ['APP_ORIGIN', 'null'],
    ['APP_ORIGIN', '*'],
    ['ADMIN_PASSWORD_HASH', 'correct horse battery'],
    ['ADMIN_PASSWORD_HASH', `scrypt:65536:8:1:${SALT}:${'A'.repeat(43)}`],
    ['ADMIN_PASSWORD_HASH', `${HASH}\n`],
    ['OIDC_ISSUER', 'http://login.example.com'],
    ['OIDC_ISSUER', 'https://login.example.com/?x'],
    ['OIDC_ISSUER', 'https://login.example.com/.well-known/openid-configuration'],
    ['OIDC_ISSUER', 'https://login.example.com/realms/a/.well-known/'],
    ['OIDC_ISSUER', 'https://login.example.com/.well-known'],
    ['OIDC_CLIENT_ID', 'pal skills'],
    ['OIDC_CLIENT_SECRET', 'seven77'],
    ['OIDC_ALLOWED', 'bob@example.net'],
    ['OIDC_ALLOWED', 'ada@example.com=owner'],
    ['OIDC_ALLOWED', 'ada@example.com=editor, *=viewer'],
    ['OIDC_ALLOWED', 'ada@example.com=editor, @example.com=viewer'],
    ['OIDC_ALLOWED', 'ada@example.com=editor, ADA@example.com=viewer'],
    ['OIDC_ALLOWED', 'com=viewer'],
    ['OIDC_ALLOWED', ','],
    ['SESSION_SECRET', 's'.repeat(31)],
    ['REVOCATIONS_FILE', './revocations.jsonl'],
    ['TRUSTED_PROXIES', '0.0.0.0/0'],
    ['TRUSTED_PROXIES', '10.0.0.1, ::/0'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '0.0.0.0/1,128.0.0.0/1'],
    ['TRUSTED_PROXIES', '12.0.0.0/7'],
    ['TRUSTED_PROXIES', '12.0.0.0/9, 12.128.0.0/9, 203.0.113.7'],
    ['TRUSTED_PROXIES', '::/1, 8000::/1'],
    ['TRUSTED_PROXIES', '2000::/3'],
    ['TRUSTED_PROXIES', '2400::/16, 2600::/16'],
    ['TRUSTED_PROXIES', '::ffff:0:0/96'],
    ['TRUSTED_PROXIES', '::ffff:0.0.0.0/97, ::ffff:128.0.0.0/97'],
    ['TRUSTED_PROXIES', '::/16'],
    ['TRUSTED_PROXIES', 'fe80::1%eth0'],
    ['TRUSTED_PROXIES', 'proxy.example.com'],
    ['TRUSTED_PROXIES', ' '],
    ['ALLOW_INSECURE_HTTP', 'true'],
    ['ALLOW_INSECURE_HTTP', '0'],
    ['AUDIT_FILE', 'audit.jsonl'],
    ['LOG_LEVEL', 'verbose'],
    ['SANDBOX_PALS', '0'],
    ['SANDBOX_PALS', '20001'],
    ['SANDBOX_DOCUMENTS', 'many'],
  ])('is refused: %s=%j, with one sentence that does not repeat it', (name, value) => {
    const base: Settings = {
      ...{ ...SIGNED, ...OIDC, ...ORIGIN },
      ...{ SESSION_SECRET: 's'.repeat(32), REVOCATIONS_FILE: '/r' },
      ...(name === 'ALLOW_INSECURE_HTTP' && { APP_ORIGIN: 'http://127.0.0.1:3000' }),
    };
    const faults = faultsOf({ ...base, [name]: value });
    expect(faults).toEqual([expect.stringMatching(new RegExp(`^${name} must [^\n]*\\.$`))]);
    if (value.length > 3) expect(faults.join()).not.toContain(value);
  });

  it.each([14, 1025])('is refused: a password of %i characters', (length) => {
    const value = 'x'.repeat(length);
    expect(faultsOf({ TAVUS_API_KEY: KEY, ADMIN_PASSWORD: value })).toEqual([
      'ADMIN_PASSWORD must be 15 to 1,024 characters long.',
    ]);
  });
});

describe('values that are wrong together', () => {
  it.each<[string, Settings, RegExp]>([
    ['a key that anybody could use', { TAVUS_API_KEY: KEY }, /^TAVUS_API_KEY .* set ADMIN_PASS/],
    [
      'a key that anybody could use from anywhere',
      { TAVUS_API_KEY: KEY, HOST: '::', ...ORIGIN },
      /^TAVUS_API_KEY .* nobody has to sign in: set ADMIN_PASSWORD_HASH/,
    ],
    ['an open sandbox', { HOST: '0.0.0.0', ...ORIGIN }, /^HOST .* nobody has to sign in: set/],
    ['an address without a key', { TAVUS_BASE_URL: 'https://tavusapi.com' }, /set TAVUS_API_KEY/],
    ['a server that knows no name of its own', ABROAD, /^HOST .* set APP_ORIGIN to the address/],
    [
      'plain HTTP beyond this machine',
      { ...ABROAD, APP_ORIGIN: 'http://pals.example.com' },
      /^APP_ORIGIN must begin with https:/,
    ],
    [
      'the switch for plain HTTP over HTTPS',
      { ...ABROAD, ...ORIGIN, ALLOW_INSECURE_HTTP: '1' },
      /^ALLOW_INSECURE_HTTP .*: remove it/,
    ],
    ['the same switch alone', { ALLOW_INSECURE_HTTP: '1' }, /^ALLOW_INSECURE_HTTP .*: remove it/],
    [
      'two passwords',
      { ...SIGNED, ADMIN_PASSWORD: 'fifteen letters!' },
      /both set: remove ADMIN_PASSWORD\.$/,
    ],
    [
      'a part of OpenID Connect',
      { ...SIGNED, ...ORIGIN, ...OIDC, OIDC_ALLOWED: '', OIDC_CLIENT_ID: '' },
      /set OIDC_CLIENT_ID and OIDC_ALLOWED, or remove OIDC_ISSUER and OIDC_CLIENT_SECRET/,
    ],
    ['OpenID Connect with no way back', { ...SIGNED, ...OIDC }, /^APP_ORIGIN is missing/],
    [
      'shared sessions without shared sign-outs',
      { ...SIGNED, SESSION_SECRET: 's'.repeat(32) },
      /^SESSION_SECRET .* without REVOCATIONS_FILE/,
    ],
    [
      'shared sign-outs without shared sessions',
      { ...SIGNED, REVOCATIONS_FILE: '/r' },
      /^REVOCATIONS_FILE .* without SESSION_SECRET/,
    ],
    [
      'one file for two things',
      { ...SIGNED, SESSION_SECRET: 's'.repeat(32), REVOCATIONS_FILE: '/r', AUDIT_FILE: '/r' },
      /two different files/,
    ],
    [
      'TLS that checks nothing',
      { ...SIGNED, NODE_TLS_REJECT_UNAUTHORIZED: '0' },
      /^NODE_TLS_REJECT_UNAUTHORIZED=0 .* remove it/,
    ],
  ])('are refused with one sentence: %s', (_, settings, sentence) => {
    expect(faultsOf(settings)).toEqual([expect.stringMatching(sentence)]);
  });

  it.each(['0.0.0.0', '::', '192.168.1.5', 'dashboard.test', '127.evil.test', '127.1'])(
    'are refused on %s, which is not this machine for certain',
    (HOST) => {
      expect(faultsOf({ HOST, ...ORIGIN })).toEqual([expect.stringMatching(/^HOST is not a loop/)]);
      expect(faultsOf({ ...SIGNED, HOST })).toEqual([expect.stringMatching(/^HOST is not a loop/)]);
      expect(faultsOf({ ...SIGNED, HOST, ...ORIGIN })).toEqual([]);
    },
  );

  it.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])('are no fault on %s', (HOST) => {
    expect(faultsOf({ HOST })).toEqual([]);
    expect(faultsOf({ ...SIGNED, HOST })).toEqual([]);
  });
});

it('names all faults at once', () => {
  const faults = faultsOf({
    TAVUS_API_KEY: 'bad key',
    TAVUS_BASE_URL: 'nonsense',
    HOST: '0.0.0.0',
    PORT: 'x',
    SANDBOX_PALS: 'x',
    SESSION_SECRET: 'x',
  });
  expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
    ...['TAVUS_API_KEY', 'TAVUS_BASE_URL', 'PORT', 'SESSION_SECRET', 'SANDBOX_PALS'],
    ...['TAVUS_API_KEY', 'HOST', 'SESSION_SECRET'],
  ]);
});

it('never repeats what it was given, whatever that was', () => {
  // A mark that no sentence of ours holds, in the shapes that values come in.
  const marked = fc.string({ minLength: 1, maxLength: 12 }).map((text) => `zq7${text}9xv`);
  const value = fc.oneof(
    marked,
    marked.map((text) => `https://${text}.test/${text}?${text}`),
    marked.map((text) => `http://${text}.test`),
    marked.map((text) => `${text}@example.com=editor, ${text}=${text}`),
    marked.map((text) => `scrypt:${text}:8:1:${text}:${text}`),
    marked.map((text) => `/${text}`),
    marked.map((text) => text.repeat(40)),
  );
  const settings = fc.dictionary(fc.constantFrom(...ENV_NAMES), value);
  let refused = 0;
  fc.assert(
    fc.property(settings, (source) => {
      const faults = faultsOf(source);
      refused += faults.length > 0 ? 1 : 0;
      return faults.every((fault) => !fault.includes('zq7') && !fault.includes('9xv'));
    }),
    { numRuns: 2_000 },
  );
  expect(refused).toBeGreaterThan(1_000);
});
