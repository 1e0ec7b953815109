import { expect, it } from 'vitest';
import { trustedTypeRules } from './trusted-types';

const OWN = 'https://pals.example.com';
const { createHTML, createScriptURL } = trustedTypeRules(OWN);

it('no text becomes markup, but the empty script React begins with', () => {
  expect(createHTML('<script></script>')).toBe('<script></script>');
  expect(createHTML('a & b > c')).toBe('a & b > c');
  expect(createHTML('<b>bold</b>')).toBeNull();
  expect(createHTML('<script></script><img onerror=alert(1)>')).toBeNull();
});

it.each(['/_next/static/chunks/a.js', `${OWN}/_next/static/chunks/a.js?dpl=1`])(
  'a script may come from %s',
  (address) => expect(createScriptURL(address)).toBe(address),
);

it.each([
  'https://elsewhere.test/_next/static/a.js',
  '//elsewhere.test/_next/static/a.js',
  'http://pals.example.com/_next/static/a.js',
  '/api/pals',
  '/_next/static/../../api/pals',
  'data:text/javascript,alert(1)',
  'blob:https://pals.example.com/1',
  'https://',
])('no script comes from %s', (address) => expect(createScriptURL(address)).toBeNull());

it('code from text is not among the rules', () => {
  expect(trustedTypeRules(OWN)).not.toHaveProperty('createScript');
});
