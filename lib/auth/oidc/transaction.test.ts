import { sealData } from 'iron-session';
import { describe, expect, it } from 'vitest';
import { openSession, sealSession } from '../seal';
import {
  MAX_BACK_LENGTH,
  openTransaction,
  sealTransaction,
  TRANSACTION_MS,
  transactionCookie,
  type Transaction,
} from './transaction';

const SECRET = 'a-secret-of-more-than-thirty-two-characters';
const NOW = Date.now();

const transaction: Transaction = {
  state: 's'.repeat(43),
  nonce: 'n'.repeat(43),
  verifier: 'v'.repeat(43),
  back: '/pals',
  startedAt: NOW,
};

describe('a sealed transaction', () => {
  it('opens with the secret it was sealed with', async () => {
    const sealed = await sealTransaction(transaction, SECRET);
    expect(await openTransaction(sealed, SECRET, NOW)).toEqual(transaction);
  });

  it('fits into a cookie with the longest way back', async () => {
    // Three bytes a character: the worst that a path can hold.
    const back = `/${'"'.repeat(MAX_BACK_LENGTH - 1)}`;
    const sealed = await sealTransaction({ ...transaction, back }, SECRET);
    expect(sealed.length).toBeLessThan(4_000);
    expect(await openTransaction(sealed, SECRET, NOW)).not.toBeNull();
  });

  it('opens for ten minutes and not a millisecond longer', async () => {
    const sealed = await sealTransaction(transaction, SECRET);
    expect(await openTransaction(sealed, SECRET, NOW + TRANSACTION_MS)).not.toBeNull();
    expect(await openTransaction(sealed, SECRET, NOW + TRANSACTION_MS + 1)).toBeNull();
  });

  it('does not open with another secret', async () => {
    const sealed = await sealTransaction(transaction, SECRET);
    expect(await openTransaction(sealed, `${SECRET}!`, NOW)).toBeNull();
    for (const more of ['A', '~2', '~', '.5']) {
      expect(await openTransaction(`${sealed}${more}`, SECRET, NOW)).toBeNull();
    }
  });

  it('is none if it was sealed as it is, with the session secret itself', async () => {
    const sealed = await sealData(transaction, { password: SECRET });
    expect(await openTransaction(sealed, SECRET, NOW)).toBeNull();
  });

  it('is no session, and a session is no transaction', async () => {
    const session = {
      ...({ sid: '0123456789abcdef', role: 'editor', method: 'oidc' } as const),
      user: { id: 'oidc:1', name: 'a@b.test' },
      startedAt: NOW,
      seenAt: NOW,
      credential: 'c',
      opened: { log: 'l', position: 0 },
    };
    expect(await openSession(await sealTransaction(transaction, SECRET), SECRET)).toBeNull();
    expect(await openTransaction(await sealSession(session, SECRET), SECRET)).toBeNull();
  });

  it.each(['', 'x', 'Fe26.2**', '*'.repeat(5_000)])(
    'is none where the cookie is %j',
    async (value) => {
      expect(await openTransaction(value, SECRET, NOW)).toBeNull();
    },
  );
});

describe("a transaction's cookie", () => {
  it('belongs to this host and to HTTPS alone where the dashboard has HTTPS', () => {
    const { nameOf, options } = transactionCookie({ appOrigin: new URL('https://pals.test') });
    expect(nameOf(transaction.state)).toBe(`__Host-pal-skills-oidc-${'s'.repeat(12)}`);
    expect(options).toEqual({
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      secure: true,
      maxAge: 600,
    });
  });

  it('has a plain name on plain HTTP, where browsers take no other', () => {
    const { nameOf, options } = transactionCookie({ appOrigin: new URL('http://localhost:3000') });
    expect(nameOf(transaction.state)).toBe(`pal-skills-oidc-${'s'.repeat(12)}`);
    expect(options.secure).toBe(false);
  });
});
