import type { BrowserContext } from '@playwright/test';
import type { Role, User } from '@/lib/auth/admin';
import { sealSession } from '@/lib/auth/seal';
import { newId } from '@/lib/new-id';
import { COOKIE_NAME, newTestSession, TEST_SESSION_SECRET } from './session';

const MINUTE = 60_000;
/** As `lib/auth/session.ts` has them; the tests would not notice if they read them from there. */
const IDLE_MS = 30 * MINUTE;
const LIFETIME_MS = 720 * MINUTE;

interface SessionSeed {
  readonly user: User;
  readonly role?: Role;
  /** How long it has left, in milliseconds: a session of some time ago, which nobody waits for. */
  readonly idleLeft?: number;
  readonly lifetimeLeft?: number;
}

/** Somebody no other test knows: signing out everywhere ends nothing else. */
export function newUser(name = 'ada@example.com'): User {
  return { id: `oidc:${newId()}`, name };
}

/** Puts a session into every tab of a browser, in place of the one that was there. */
export async function putSession(context: BrowserContext, url: string, seed: SessionSeed) {
  const { user, role = 'editor', idleLeft = IDLE_MS, lifetimeLeft = LIFETIME_MS } = seed;
  const now = Date.now();
  const session = {
    ...newTestSession(role, user),
    startedAt: now - (LIFETIME_MS - lifetimeLeft) - (IDLE_MS - idleLeft),
    seenAt: now - (IDLE_MS - idleLeft),
  };
  const value = await sealSession(session, TEST_SESSION_SECRET);
  const { hostname } = new URL(url);
  await context.addCookies([
    { name: COOKIE_NAME, value, domain: hostname, path: '/', httpOnly: true, sameSite: 'Strict' },
  ]);
}

/** The session as the browser will have it in half an hour, if nobody touches it. */
export async function letExpire(context: BrowserContext, url: string, user: User): Promise<void> {
  await putSession(context, url, { user, idleLeft: -1_000 });
}

/** No renewal gets through: a session that a test puts is not taken back by the click before it. */
export async function withoutRenewal(context: BrowserContext): Promise<void> {
  await context.route('**/api/session?renew=1', (route) => route.abort());
}
