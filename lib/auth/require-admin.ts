import 'server-only';
import { headers } from 'next/headers';
import { env } from '@/lib/env';
import { fail } from '@/lib/failures';
import { ok } from '@/lib/result';
import type { Admin, Role } from './admin';
import type { Entry } from './door';
import { readSession } from './sessions';
import { isTrustedRequest, type RequestKind } from './trusted-request';

interface Requirement {
  readonly kind: RequestKind;
  /** Viewer by default: an editor may all that a viewer may. */
  readonly role?: Role;
}

/** When no sign-in is needed: the sandbox on this machine. */
const LOCAL_ADMIN: Admin = { user: { id: 'local', name: 'You' }, role: 'editor', method: 'none' };

/**
 * Checks this request's Host and Origin, its session and its role, in this order. The guards
 * (`adminPage`, `adminRoute`, `adminAction`) call it first; nothing else should need to.
 * @returns the caller; or `untrusted_request`, `signed_out`, `not_allowed`
 */
export async function requireAdmin({ kind, role = 'viewer' }: Requirement): Promise<Entry<Admin>> {
  const { appOrigin, signIn } = env();
  if (!isTrustedRequest(await headers(), appOrigin, kind)) return fail('untrusted_request');
  if (signIn === null) return ok(LOCAL_ADMIN);
  const session = await readSession();
  if (session === null) return fail('signed_out');
  const admin: Admin = { user: session.user, role: session.role, method: session.method };
  const isAllowed = admin.role === 'editor' || role === 'viewer';
  return isAllowed ? ok(admin) : { ...fail('not_allowed'), user: admin.user.id };
}

/** The same for a guard without a session: checks only Host and Origin. */
export async function requireTrust(kind: RequestKind): Promise<Entry<null>> {
  const isTrusted = isTrustedRequest(await headers(), env().appOrigin, kind);
  return isTrusted ? ok(null) : fail('untrusted_request');
}
