import { expect, it } from 'vitest';
import { admit } from '@/lib/auth/oidc/allow-list';
import type { AllowedUser } from '@/lib/env';
import { recordFigure } from './figures';

const ALLOWED: readonly AllowedUser[] = [
  { kind: 'address', value: 'k@example.com', role: 'editor' },
  { kind: 'domain', value: 'example.org', role: 'viewer' },
];

const GOOD = { sub: '1', email: 'k@example.com', email_verified: true };

const STRANGERS: readonly (readonly [string, unknown])[] = [
  ['nothing', undefined],
  ['null', null],
  ['a text', 'k@example.com'],
  ['no address', { email_verified: true }],
  ['an address nobody confirmed', { ...GOOD, email_verified: false }],
  ['an address of which nothing is said', { email: GOOD.email }],
  ['the text "true"', { ...GOOD, email_verified: 'true' }],
  ['the text "false"', { ...GOOD, email_verified: 'false' }],
  ['the number 1', { ...GOOD, email_verified: 1 }],
  ['a list of one address', { ...GOOD, email: [GOOD.email] }],
  ['an empty address', { ...GOOD, email: '' }],
  ['a bare domain', { ...GOOD, email: 'example.org' }],
  ['nobody at a domain', { ...GOOD, email: '@example.org' }],
  ['a subdomain', { ...GOOD, email: 'a@mail.example.org' }],
  ['the domain above', { ...GOOD, email: 'a@org' }],
  ['a domain that ends like it', { ...GOOD, email: 'a@notexample.org' }],
  ['a domain that begins like it', { ...GOOD, email: 'a@example.org.evil.test' }],
  ['a domain with a dot at its end', { ...GOOD, email: 'a@example.org.' }],
  ['an address with two @', { ...GOOD, email: 'a@evil.test@example.org' }],
  ['a quoted address', { ...GOOD, email: '"a@evil.test"@example.org' }],
  ['two addresses', { ...GOOD, email: 'a@evil.test,k@example.com' }],
  ['a space before it', { ...GOOD, email: ' k@example.com' }],
  ['a line after it', { ...GOOD, email: 'k@example.com\n' }],
  ['a NUL in it', { ...GOOD, email: 'k@example.com\0' }],
  ['a NUL in the name', { ...GOOD, email: 'a\0b@example.org' }],
  ['a name that turns the text around', { ...GOOD, email: 'a\u202Eb@example.org' }],
  ['the Kelvin sign for its k', { ...GOOD, email: '\u212A@example.com' }],
  ['a full-width letter', { ...GOOD, email: '\uFF4B@example.com' }],
  ['a domain with a soft hyphen', { ...GOOD, email: 'a@exam\u00ADple.org' }],
  ['its address under another name', { ...GOOD, email: undefined, preferred_username: GOOD.email }],
  ['another address at the domain of one', { ...GOOD, email: 'other@example.com' }],
  ['a tag behind the name', { ...GOOD, email: 'k+tag@example.com' }],
];

it('nobody comes in but confirmed addresses that are on the list', () => {
  expect(admit(GOOD, ALLOWED).ok).toBe(true);
  expect(admit({ ...GOOD, email: 'Any.One@Example.ORG' }, ALLOWED).ok).toBe(true);
  const admitted = STRANGERS.filter(([, claims]) => admit(claims, ALLOWED).ok).map(([who]) => who);
  recordFigure({
    rule: 7,
    tried: `${STRANGERS.length} claims of people who are not on the list`,
    figure: `${admitted.length} admitted`,
    limit: '0 admitted',
    holds: admitted.length === 0,
  });
  expect(admitted).toEqual([]);
});
