import 'server-only';
import { randomBytes } from 'node:crypto';
import { cookies } from 'next/headers';
import { env } from '@/lib/env';
import type { Role } from './admin';
import { noteSessionChange } from './changed-session';
import { roleOf } from './oidc/allow-list';
import { revocations } from './revocations';
import { openSession, sealSession, sessionCookie } from './seal';
import type { Session } from './session';
import { sessionSecret } from './session-secret';

/**
 * The session a cookie's value holds: sealed by us, running, not signed out, and of somebody who may
 * still come in. Needs no request, so that the proxy can ask too.
 */
export async function sessionFromCookie(value: string | undefined): Promise<Session | null> {
  if (value === undefined) return null;
  const session = await openSession(value, sessionSecret());
  if (session === null || revocations().isRevoked(session)) return null;
  const role = currentRole(session);
  return role === null ? null : { ...session, role };
}

/** By the configuration as it is now: who was taken off the list, or given another role, is so at once. */
function currentRole({ method, role, user }: Session): Role | null {
  const { signIn } = env();
  if (method === 'password') return (signIn?.password ?? null) === null ? null : role;
  const allowed = signIn?.oidc?.allowed ?? [];
  return roleOf(user.name, allowed);
}

/** The session of this request; null where there is none that is good. */
export async function readSession(): Promise<Session | null> {
  const { name } = sessionCookie(env());
  return sessionFromCookie((await cookies()).get(name)?.value);
}

/**
 * Signs somebody in on this browser, under a new id; a session that was there is over. From actions
 * and route handlers only, as everything below: pages cannot set cookies.
 */
export async function startSession(who: Pick<Session, 'user' | 'role' | 'method'>): Promise<void> {
  const before = await readSession();
  if (before !== null) revokeSession(before);
  const now = Date.now();
  // Right after "sign out everywhere", and from an instance whose clock is behind, it is still later.
  const startedAt = Math.max(now, revocations().endedAllAt(who.user.id) + 1);
  const { user, role, method } = who;
  const sid = randomBytes(18).toString('base64url');
  await setCookie({ sid, user, role, method, startedAt, seenAt: now });
  await noteSessionChange();
}

/**
 * Notes that somebody is at work, which puts the idle end off.
 * @returns the session as it now is; null where it has ended
 */
export async function renewSession(): Promise<Session | null> {
  const session = await readSession();
  if (session === null) return null;
  const renewed = { ...session, seenAt: Date.now() };
  await setCookie(renewed);
  return renewed;
}

/**
 * Signs out: the cookie is removed, and a copy of it is worth nothing.
 * @returns the session that was ended; null where there was none
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
    // An instance whose clock is ahead may have begun this very session "later" than now.
    const at = Math.max(Date.now(), session.startedAt);
    revocations().revoke({ kind: 'user', user_id: session.user.id, at });
  }
  await removeCookie();
  return session;
}

function revokeSession({ sid }: Session): void {
  revocations().revoke({ kind: 'session', sid, at: Date.now() });
}

async function setCookie(session: Session): Promise<void> {
  const { name, options } = sessionCookie(env());
  (await cookies()).set(name, await sealSession(session, sessionSecret()), options);
}

async function removeCookie(): Promise<void> {
  const { name, options } = sessionCookie(env());
  (await cookies()).set(name, '', { ...options, maxAge: 0 });
  await noteSessionChange();
}
