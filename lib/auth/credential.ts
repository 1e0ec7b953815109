import { createHmac } from 'node:crypto';
import type { SignIn } from '@/lib/env';
import type { Session } from './session';

// No `server-only` here: the browser tests seal sessions with it. Without the secret it does nothing.

/**
 * A MAC of what a session was opened with: the configured password or its hash, or the identity
 * provider and our client id there. A session keeps it, so that another password, or another
 * provider, ends it.
 * @returns null where this way to sign in is not configured
 */
export function credentialOf(
  method: Session['method'],
  signIn: SignIn | null,
  secret: string,
): string | null {
  const configured = method === 'password' ? passwordOf(signIn) : providerOf(signIn);
  if (configured === null) return null;
  const text = JSON.stringify(['session credential', ...configured]);
  return createHmac('sha256', secret).update(text).digest('base64url');
}

function passwordOf(signIn: SignIn | null): string[] | null {
  const password = signIn?.password ?? null;
  if (password === null) return null;
  return password.kind === 'hash'
    ? ['hash', password.hash.reveal()]
    : ['plain', password.password.reveal()];
}

/** Not the client secret: a new one says nothing of the people who have signed in. */
function providerOf(signIn: SignIn | null): string[] | null {
  const oidc = signIn?.oidc ?? null;
  return oidc === null ? null : ['oidc', oidc.issuer.href, oidc.clientId];
}
