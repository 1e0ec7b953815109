import { createHmac } from 'node:crypto';
import { sealData, unsealData } from 'iron-session';
import { z } from 'zod';
import type { Env } from '@/lib/env';
import { isWholeSeal } from '../whole-seal';

// No `server-only` here: the browser tests seal with it. Without the secret it does nothing.

/** How long a person may take at the provider. */
export const TRANSACTION_MS = 10 * 60_000;
/** Longer ways back are forgotten: browsers drop a cookie beyond 4,096 bytes without a word. */
export const MAX_BACK_LENGTH = 1_000;
/** Of the state, in the cookie's name. The rest of it stays sealed. */
const NAMED_LENGTH = 12;

const random = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

const transactionSchema = z.object({
  state: random,
  nonce: random,
  /** PKCE's secret: only who began the sign-in can redeem its code. */
  verifier: random,
  back: z.string().max(MAX_BACK_LENGTH),
  /** In milliseconds since 1970. */
  startedAt: z.number().int(),
});

/** What a browser keeps between leaving for the provider and coming back. */
export type Transaction = z.infer<typeof transactionSchema>;

/**
 * A cookie for each sign-in under way, so that tabs do not end each other's. Lax, because the way
 * back begins at the provider; like the session's, it has the safer name wherever HTTPS allows it.
 */
export function transactionCookie({ appOrigin }: Pick<Env, 'appOrigin'>) {
  const secure = appOrigin?.protocol === 'https:';
  const prefix = `${secure ? '__Host-' : ''}pal-skills-oidc-`;
  return {
    prefix,
    nameOf: (state: string) => `${prefix}${state.slice(0, NAMED_LENGTH)}`,
    options: {
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      secure,
      maxAge: TRANSACTION_MS / 1_000,
    } as const,
  };
}

/** @param secret the session's, of at least 32 characters */
export function sealTransaction(transaction: Transaction, secret: string): Promise<string> {
  return sealData(transaction, sealing(secret));
}

/** @returns what was sealed with this secret at most ten minutes ago; null for anything else */
export async function openTransaction(
  sealed: string,
  secret: string,
  now = Date.now(),
): Promise<Transaction | null> {
  if (!isWholeSeal(sealed)) return null;
  try {
    const opened: unknown = await unsealData(sealed, sealing(secret));
    const transaction = transactionSchema.safeParse(opened);
    // The seal's own lifetime allows for a minute of clock skew: ten minutes are ten here.
    return transaction.success && now - transaction.data.startedAt <= TRANSACTION_MS
      ? transaction.data
      : null;
  } catch {
    // What is no seal at all throws in many ways; to us it is no transaction.
    return null;
  }
}

/** A key of its own: a sealed session is no transaction, and the other way round. */
function sealing(secret: string) {
  const password = createHmac('sha256', secret).update('oidc transaction').digest('base64url');
  return { password, ttl: TRANSACTION_MS / 1_000 };
}
