import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hashPassword,
  isPasswordLength,
  parsePasswordHash,
  verifyPassword,
  type PasswordHash,
} from './password-hash';

const PASSWORD = 'Ünïcode räils, 15+';
const SALT = 'AAECAwQFBgcICQoLDA0ODw';
const KEY = 'A'.repeat(43);

function parsed(line: string): PasswordHash {
  const hash = parsePasswordHash(line);
  if (hash === null) throw new Error('The line is not read.');
  return hash;
}

describe('a password hash', () => {
  it('lets in its own password, however its letters were composed, and no other', async () => {
    const line = await hashPassword(PASSWORD.normalize('NFD'));
    expect(line).toMatch(/^scrypt:131072:8:1:[\w-]{22}:[\w-]{43}$/);
    const hash = parsed(line);
    expect(await verifyPassword(PASSWORD.normalize('NFC'), hash)).toBe(true);
    expect(await verifyPassword(`${PASSWORD} `, hash)).toBe(false);
    expect(await verifyPassword('', hash)).toBe(false);
  });

  it('is another each time, and holds nothing of the password', async () => {
    const lines = [await hashPassword(PASSWORD), await hashPassword(PASSWORD)];
    expect(new Set(lines).size).toBe(2);
    expect(lines.join()).not.toContain(PASSWORD);
  });

  it('is checked at the cost it was made with, where that is higher', () => {
    expect(parsed(`scrypt:262144:9:2:${SALT}:${KEY}`).cost).toEqual({ N: 262_144, r: 9, p: 2 });
  });

  it.each([
    ['a lower N', `scrypt:65536:8:1:${SALT}:${KEY}`],
    ['an N that is no power of two', `scrypt:131073:8:1:${SALT}:${KEY}`],
    ['an N that takes all memory', `scrypt:2097152:8:1:${SALT}:${KEY}`],
    ['a lower r', `scrypt:131072:7:1:${SALT}:${KEY}`],
    ['a p of none', `scrypt:131072:8:0:${SALT}:${KEY}`],
    ['a p without end', `scrypt:131072:8:99999999:${SALT}:${KEY}`],
    ['numbers written otherwise', `scrypt:1.31072e5:8:1:${SALT}:${KEY}`],
    ['a padded number', `scrypt:0131072:8:1:${SALT}:${KEY}`],
    ['a short salt', `scrypt:131072:8:1:AAECAwQFBgcICQoLDA0O:${KEY}`],
    ['a short hash', `scrypt:131072:8:1:${SALT}:${'A'.repeat(42)}`],
    ['a hash without end', `scrypt:131072:8:1:${SALT}:${'A'.repeat(900)}`],
    ['signs that are no base64url', `scrypt:131072:8:1:${SALT}:${'A'.repeat(42)}+`],
    ['a hash that is cut off', `scrypt:131072:8:1:${SALT}`],
    ['more than a hash', `scrypt:131072:8:1:${SALT}:${KEY}:x`],
    ['dollars, which an .env file eats', `scrypt$131072$8$1$${SALT}$${KEY}`],
    ['another function', `bcrypt:131072:8:1:${SALT}:${KEY}`],
    ['a password', PASSWORD],
    ['nothing', ''],
  ])('is refused with %s', (_, line) => {
    expect(parsePasswordHash(line)).toBeNull();
  });

  it('is never read from other text, and reading never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => parsePasswordHash(text) === null));
  });
});

it('counts the characters of a password as people do', () => {
  expect(isPasswordLength('x'.repeat(14))).toBe(false);
  expect(isPasswordLength('x'.repeat(15))).toBe(true);
  expect(isPasswordLength('é'.normalize('NFD').repeat(14))).toBe(false);
  expect(isPasswordLength('\u{1F511}'.repeat(14))).toBe(false);
  expect(isPasswordLength('\u{1F511}'.repeat(1024))).toBe(true);
  expect(isPasswordLength('x'.repeat(1025))).toBe(false);
});
