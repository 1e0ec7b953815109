import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AllowedUser } from '@/lib/env';
import { admit, roleOf } from './allow-list';

const ALLOWED: readonly AllowedUser[] = [
  { kind: 'domain', value: 'example.org', role: 'viewer' },
  { kind: 'address', value: 'lead@example.org', role: 'editor' },
  { kind: 'domain', value: 'example.com', role: 'editor' },
  { kind: 'address', value: 'guest@example.com', role: 'viewer' },
];

describe('the role of an address', () => {
  it.each([
    ['somebody@example.org', 'viewer'],
    ['somebody@example.com', 'editor'],
    ['lead@example.org', 'editor'],
    ['guest@example.com', 'viewer'],
    ['LEAD@Example.ORG', 'editor'],
    ['lead@example.net', null],
  ])('%s: %s', (email, role) => {
    expect(roleOf(email, ALLOWED)).toBe(role);
  });

  it('is the same in whatever case the address or the list is written', () => {
    const anyCase = (text: string) =>
      fc
        .array(fc.boolean(), { minLength: text.length, maxLength: text.length })
        .map((upper) => [...text].map((c, at) => (upper[at] ? c.toUpperCase() : c)).join(''));
    fc.assert(
      fc.property(anyCase('lead@example.org'), anyCase('lead@example.org'), (email, value) => {
        expect(roleOf(email, [{ kind: 'address', value, role: 'editor' }])).toBe('editor');
      }),
    );
  });

  it('is none for everybody where the list is empty', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        expect(roleOf(email, [])).toBeNull();
      }),
    );
  });

  it('does not hang on the order of the list', () => {
    const address = fc.constantFrom('lead@example.org', 'guest@example.com', 'a@example.org');
    fc.assert(
      fc.property(
        address,
        fc.shuffledSubarray([...ALLOWED], { minLength: ALLOWED.length }),
        (email, shuffled) => {
          expect(roleOf(email, shuffled)).toBe(roleOf(email, ALLOWED));
        },
      ),
    );
  });
});

describe('claims', () => {
  it('of a confirmed address on the list let its owner in, under the address in lower case', () => {
    const claims = { sub: '1', email: 'Lead@Example.org', email_verified: true };
    expect(admit(claims, ALLOWED)).toEqual({ ok: true, email: 'lead@example.org', role: 'editor' });
  });

  it('of a confirmed address that is not on the list name it for the log', () => {
    expect(admit({ email: 'a@b.test', email_verified: true }, ALLOWED)).toEqual({
      ok: false,
      reason: 'not_listed',
      email: 'a@b.test',
    });
  });
});
