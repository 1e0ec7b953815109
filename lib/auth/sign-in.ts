import 'server-only';
import { headers } from 'next/headers';
import { audit } from '@/lib/log/audit';
import type { User } from './admin';
import { checkPassword } from './check-password';
import { clientAddress, clientKey } from './client-address';
import { isWritten } from './refusals';
import { startSession } from './sessions';
import { signInLimits } from './sign-in-limits';

/** Everyone who signs in with the password. */
const ADMIN: User = { id: 'admin', name: 'Admin' };
const BUSY_SECONDS = 5;

export type SignInOutcome =
  | { readonly kind: 'signed_in' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly retry_after_seconds: number };

/**
 * Signs the admin in on this browser if the password is right. Every try is counted first, for its
 * client and in all, and written down.
 */
export async function signInWithPassword(password: string): Promise<SignInOutcome> {
  const refuse = (reason: string) =>
    audit({ event: 'sign_in', method: 'password', outcome: 'refused', reason });
  // What was not looked at can be repeated without end; wrong passwords are limited.
  const refuseUnseen = (reason: string) => {
    if (isWritten()) refuse(reason);
  };
  const client = clientKey(clientAddress(await headers()));
  const admission = await signInLimits().admit(client);
  if (!admission.ok) {
    refuseUnseen('too_many_tries');
    return { kind: 'wait', retry_after_seconds: admission.retry_after_seconds };
  }
  const verdict = await checkPassword(password);
  if (verdict === 'busy') {
    refuseUnseen('busy');
    return { kind: 'wait', retry_after_seconds: BUSY_SECONDS };
  }
  if (verdict === 'wrong') {
    refuse('wrong_password');
    return { kind: 'wrong' };
  }
  await signInLimits().forgive(client);
  await startSession({ user: ADMIN, role: 'editor', method: 'password' });
  audit({ event: 'sign_in', method: 'password', outcome: 'ok', user: ADMIN.id });
  return { kind: 'signed_in' };
}
