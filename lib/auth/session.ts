import { z } from 'zod';

/** Half an hour without a sign of activity ends a session. */
export const IDLE_MS = 30 * 60_000;
/** Half a day ends it whatever happens. */
export const LIFETIME_MS = 12 * 60 * 60_000;
/**
 * How far in the future a session may have begun: the clock was put back, or that of another instance
 * is ahead. It lasts longer by that much, until it is renewed.
 */
export const CLOCK_SKEW_MS = 60 * 60_000;

export const sessionSchema = z.object({
  /** Names this sign-in only: new for each, never reused. */
  sid: z.string().regex(/^[A-Za-z0-9_-]{16,64}$/),
  user: z.object({ id: z.string().min(1).max(320), name: z.string().min(1).max(320) }),
  role: z.enum(['viewer', 'editor']),
  method: z.enum(['password', 'oidc']),
  /** When the person signed in, in milliseconds since 1970. */
  startedAt: z.number().int(),
  /** When they last did something, in milliseconds since 1970. */
  seenAt: z.number().int(),
  /** What it was opened with: `credentialOf` in credential.ts. */
  credential: z.string().min(1).max(64),
  /** Where the log of sign-outs stood: a later "sign out everywhere" ends the session. */
  opened: z.object({ log: z.string().min(1).max(64), position: z.number().nonnegative() }),
});

/** What the cookie holds, sealed. */
export type Session = z.infer<typeof sessionSchema>;

/** Returns when the session ends unless it is renewed, and when it ends in any case (ms). */
export function sessionEnds({ startedAt, seenAt }: Session): { idle: number; absolute: number } {
  const absolute = startedAt + LIFETIME_MS;
  return { idle: Math.min(seenAt + IDLE_MS, absolute), absolute };
}

/** Whether the session is neither over nor too far in the future. Says nothing of sign-outs. */
export function isRunning(session: Session, now: number): boolean {
  const { startedAt, seenAt } = session;
  if (startedAt > now + CLOCK_SKEW_MS || seenAt > now + CLOCK_SKEW_MS) return false;
  return now <= sessionEnds(session).idle;
}

/** The session after a sign of activity. Times of a clock that was ahead become those of this one. */
export function renewed(session: Session, now: number): Session {
  return { ...session, startedAt: Math.min(session.startedAt, now), seenAt: now };
}
