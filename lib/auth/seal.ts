import { sealData, unsealData } from 'iron-session';
import type { Env } from '@/lib/env';
import { isRunning, LIFETIME_MS, sessionSchema, type Session } from './session';
import { isWholeSeal } from './whole-seal';

// No `server-only` here: the browser tests seal sessions with it. Without the secret it does nothing.

const TTL_SECONDS = LIFETIME_MS / 1_000;

/**
 * Encrypts and signs a session for its cookie.
 * @param secret at least 32 characters
 */
export function sealSession(session: Session, secret: string): Promise<string> {
  return sealData(session, { password: secret, ttl: TTL_SECONDS });
}

/**
 * @returns the session of a cookie that was sealed with this secret and is still running; null for
 * anything else. Whether it was signed out is not seen here.
 */
export async function openSession(
  sealed: string,
  secret: string,
  now = Date.now(),
): Promise<Session | null> {
  if (!isWholeSeal(sealed)) return null;
  try {
    const opened: unknown = await unsealData(sealed, { password: secret, ttl: TTL_SECONDS });
    const session = sessionSchema.safeParse(opened);
    return session.success && isRunning(session.data, now) ? session.data : null;
  } catch {
    // What is no seal at all throws in many ways; to us it is no session.
    return null;
  }
}

/**
 * The cookie of a session: unreadable for scripts, sent by our own pages alone, gone with the
 * browser. `__Host-` keeps other hosts of the domain from setting one; browsers want HTTPS for it.
 */
export function sessionCookie({ appOrigin }: Pick<Env, 'appOrigin'>) {
  const secure = appOrigin?.protocol === 'https:';
  return {
    name: secure ? '__Host-pal-skills' : 'pal-skills',
    options: { httpOnly: true, sameSite: 'strict', path: '/', secure } as const,
  };
}
