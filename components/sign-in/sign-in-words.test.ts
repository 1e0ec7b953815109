import { expect, it } from 'vitest';
import { fail } from '@/lib/failures';
import { ok } from '@/lib/result';
import { signInWords } from './sign-in-words';

it.each([
  [1, '1 second'],
  [59, '59 seconds'],
  [60, '1 minute'],
  [61, '2 minutes'],
  [900, '15 minutes'],
])('names a wait of %d s as %s', (retry_after_seconds, words) => {
  const answer = ok({ kind: 'wait', retry_after_seconds } as const);
  expect(signInWords(answer)).toBe(`Too many attempts. Try again in ${words}.`);
});

it('has no message for an attempt that succeeded, and one for every other', () => {
  expect(signInWords(ok({ kind: 'signed_in' }))).toBeNull();
  expect(signInWords(ok({ kind: 'wrong' }))).toMatch(/^Incorrect password\./);
  expect(signInWords(fail('untrusted_request'))).toMatch(/did not come from the dashboard/);
});
