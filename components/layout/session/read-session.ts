import { FailureError, openRoute, UNREADABLE } from '@/lib/get-json';
import { paths } from '@/lib/paths';
import type { Admin } from '@/lib/auth/admin';

/** A running session as this browser sees it: instants in milliseconds by its own clock. */
export interface SessionTimes {
  /** When it ends without activity; never after `endsAt`. */
  readonly idleEndsAt: number;
  /** When it ends in any case. */
  readonly endsAt: number;
}

export interface ReadSession extends SessionTimes, Pick<Admin, 'user' | 'role'> {}

interface SessionBody extends Pick<Admin, 'user' | 'role'> {
  /** The server's clock, which need not be this browser's. */
  readonly now: string;
  readonly idle_ends_at: string;
  readonly ends_at: string;
}

/**
 * Asks the server for this browser's session.
 * @param isRenewing whether there was activity: then its idle end is postponed
 * @returns null where there is none any more
 * @throws Error where that could not be found out
 */
export async function readSession(isRenewing: boolean): Promise<ReadSession | null> {
  try {
    const path = isRenewing ? paths.api.renewSession() : paths.api.session();
    const response = await openRoute(path);
    const body: SessionBody = await response.json();
    const ahead = Date.now() - Date.parse(body.now);
    const [idleEndsAt, endsAt] = [body.idle_ends_at, body.ends_at].map(
      (time) => Date.parse(time) + ahead,
    );
    // Nothing that is timed by them may come round at once, again and again.
    if (!idleEndsAt || !endsAt) throw new FailureError(UNREADABLE);
    return { user: body.user, role: body.role, idleEndsAt, endsAt };
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === 'signed_out') return null;
    throw error;
  }
}
