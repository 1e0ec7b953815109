import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findSecret } from './leak-scanner';

const SECRET = 'canary-key-9c1f/e7+a2&b=d04b';

it.each([
  ['as it is', SECRET],
  ['as an address', encodeURIComponent(SECRET)],
  ['as a form', new URLSearchParams({ key: SECRET }).toString()],
  ['as hex', Buffer.from(SECRET).toString('hex').toUpperCase()],
  ['in a page', `<p>${SECRET.replaceAll('&', '&amp;')}</p>`],
  ['in a script of a page', SECRET.replaceAll('&', '\\u0026')],
  ['in JSON', JSON.stringify({ 'x-api-key': SECRET })],
])('finds a secret that stands %s', (_how, text) => {
  expect(findSecret(`before ${text} after`, SECRET)).not.toEqual([]);
});

it('finds a secret in base64 and base64url, whatever stands around it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ maxLength: 40 }), (a, b) => {
      const bytes = Buffer.concat([a, Buffer.from(SECRET), b]);
      expect(findSecret(bytes.toString('base64'), SECRET)).not.toEqual([]);
      expect(findSecret(bytes.toString('base64url'), SECRET)).not.toEqual([]);
    }),
  );
});

it('finds nothing where nothing is', () => {
  expect(findSecret('canary-key-of-somebody-else', SECRET)).toEqual([]);
  expect(findSecret(Buffer.alloc(4_096, 0xff), SECRET)).toEqual([]);
});
