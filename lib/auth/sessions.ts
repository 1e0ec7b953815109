import 'server-only';
import { randomBytes } from 'node:crypto';
import { cookies } from 'next/headers';
import { env } from '@/lib/env';
import type { Role } from './admin';
import { noteSessionChange } from './changed-session';
import { credentialOf } from './credential';
import { roleOf } from './oidc/allow-list';
import { revocations } from './revocations';
import { openSession, sealSession, sessionCookie } from './seal';
import { renewed, type Session } from './session';
import { sessionSecret } from './session-secret';

/**
 * Returns the session in a cookie's value, or null unless it was sealed by us, is running, was not
 * signed out, was opened with the password or provider that is configured now, and belongs to someone
 * who still has access. Needs no request, so that the proxy can call it too.
 */
export async function sessionFromCookie(value: string | undefined): Promise<Session | null> {
  if (value === undefined) return null;
  const session = await openSession(value, sessionSecret());
  if (session === null || session.credential !== currentCredential(session)) return null;
  if (revocations().isRevoked(session)) return null;
  const role = currentRole(session);
  return role === null ? null : { ...session, role };
}

function currentCredential({ method }: Pick<Session, 'method'>): string | null {
  return credentialOf(method, env().signIn, sessionSecret());
}

/** By the list as it is now: a change of `OIDC_ALLOWED` holds for sessions that are open too. */
function currentRole({ method, role, user }: Session): Role | null {
  if (method === 'password') return role;
  const { signIn } = env();
  const allowed = signIn?.oidc?.allowed ?? [];
  return roleOf(user.name, allowed);
}

/** Returns the session of this request, or null. */
export async function readSession(): Promise<Session | null> {
  const { name } = sessionCookie(env());
  return sessionFromCookie((await cookies()).get(name)?.value);
}

/**
 * Signs a user in on this browser, under a new id, and ends the session that was there. From actions
 * and route handlers only, as everything below: pages cannot set cookies.
 * @throws Error when this way to sign in is not configured
 */
export async function startSession(who: Pick<Session, 'user' | 'role' | 'method'>): Promise<void> {
  const before = await readSession();
  if (before !== null) revokeSession(before);
  const { user, role, method } = who;
  const credential = currentCredential({ method });
  if (credential === null) throw new Error(`Signing in by ${method} is not configured`);
  const now = Date.now();
  const sid = randomBytes(18).toString('base64url');
  const opened = revocations().position();
  const when = { startedAt: now, seenAt: now };
  const session = { sid, user, role, method, credential, opened, ...when };
  await setCookie(await sealSession(session, sessionSecret()));
  await noteSessionChange();
}

/** Notes activity, which postpones the idle end. Returns the session, or null when it has ended. */
export async function renewSession(): Promise<Session | null> {
  const session = await readSession();
  if (session === null) return null;
  const next = renewed(session, Date.now());
  const sealed = await sealSession(next, sessionSecret());
  // Signed out while it was sealed: the cookie that was just removed must not come back.
  if (revocations().isRevoked(next)) return null;
  await setCookie(sealed);
  return next;
}

/**
 * Signs out: the cookie is removed, and a copy of it no longer works. Returns the session that was
 * ended, or null when there was none.
 */
export async function endSession(): Promise<Session | null> {
  const session = await readSession();
  if (session !== null) revokeSession(session);
  await removeCookie();
  return session;
}

/** Signs this user out in every browser, on every instance. */
export async function endAllSessions(): Promise<Session | null> {
  const session = await readSession();
  if (session !== null) {
    revocations().revoke({ kind: 'user', user_id: session.user.id });
  }
  await removeCookie();
  return session;
}

function revokeSession({ sid }: Session): void {
  revocations().revoke({ kind: 'session', sid });
}

async function setCookie(sealed: string): Promise<void> {
  const { name, options } = sessionCookie(env());
  (await cookies()).set(name, sealed, options);
}

async function removeCookie(): Promise<void> {
  const { name, options } = sessionCookie(env());
  (await cookies()).set(name, '', { ...options, maxAge: 0 });
  await noteSessionChange();
}
