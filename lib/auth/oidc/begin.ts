import 'server-only';
import { cookies } from 'next/headers';
import * as client from 'openid-client';
import type { Env } from '@/lib/env';
import { paths } from '@/lib/paths';
import { connectProvider, type OidcSettings } from './provider';
import {
  MAX_BACK_LENGTH,
  openTransaction,
  sealTransaction,
  transactionCookie,
  type Transaction,
} from './transaction';

const SCOPE = 'openid email';
/** Sign-ins under way in one browser; more would only swell its requests. */
const MAX_UNDER_WAY = 5;

interface Beginning {
  readonly settings: OidcSettings;
  readonly appOrigin: URL;
  readonly secret: string;
  /** Where to go afterwards: a path of ours, checked before. */
  readonly back: string;
}

/**
 * Begins a sign-in: gives the browser its transaction.
 * @returns the provider's address to send it to; or why there is none, for the log
 */
export async function beginSignIn({
  settings,
  appOrigin,
  secret,
  back,
}: Beginning): Promise<{ ok: true; url: URL } | { ok: false; reason: string }> {
  const provider = await connectProvider(settings);
  if (!provider.ok) return provider;
  const transaction: Transaction = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
    back: back.length <= MAX_BACK_LENGTH ? back : paths.pals(),
    startedAt: Date.now(),
  };
  const { config } = provider;
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: callbackUrl(appOrigin).href,
    scope: SCOPE,
    state: transaction.state,
    nonce: transaction.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(transaction.verifier),
    code_challenge_method: 'S256',
  });
  await makeRoom({ appOrigin }, secret);
  const { nameOf, options } = transactionCookie({ appOrigin });
  const sealed = await sealTransaction(transaction, secret);
  (await cookies()).set(nameOf(transaction.state), sealed, options);
  return { ok: true, url };
}

/** Our address that the provider sends people back to, as it has to be registered there. */
export function callbackUrl(appOrigin: URL): URL {
  return new URL(paths.oidcCallback(), appOrigin);
}

/** Drops what is no transaction of ours and, beyond the limit, the oldest that are. */
async function makeRoom(origin: Pick<Env, 'appOrigin'>, secret: string): Promise<void> {
  const store = await cookies();
  const { prefix, options } = transactionCookie(origin);
  const kept: { name: string; startedAt: number }[] = [];
  const dropped: string[] = [];
  for (const { name, value } of store.getAll()) {
    if (!name.startsWith(prefix)) continue;
    const transaction = await openTransaction(value, secret);
    if (transaction === null) dropped.push(name);
    else kept.push({ name, startedAt: transaction.startedAt });
  }
  kept.sort((a, b) => b.startedAt - a.startedAt);
  dropped.push(...kept.slice(MAX_UNDER_WAY - 1).map(({ name }) => name));
  for (const name of dropped) store.set(name, '', { ...options, maxAge: 0 });
}
