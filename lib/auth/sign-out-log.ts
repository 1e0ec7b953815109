import { newId } from '@/lib/new-id';
import { LIFETIME_MS, CLOCK_SKEW_MS, type Session } from './session';
import type { LogHeader, SignOut } from './revocation';

/** Where a log of sign-outs stood when a session began. */
export type LogPosition = Session['opened'];

/** Less than one line however often it is added: positions of the file are whole numbers. */
const UNWRITTEN = 2 ** -20;

/**
 * Sign-outs by their position in the log, which is the same for all instances: the n-th line. A
 * session carries the position it began at, so no clock decides whether a sign-out ends it.
 */
export class SignOutLog {
  #id = newId();
  /** Sessions that began before are over: what could end them was dropped. */
  #floor = 0;
  #head = 0;
  /** In the order of the log. */
  readonly #entries = new Map<string, { readonly position: number; readonly at: number }>();

  get position(): LogPosition {
    return { log: this.#id, position: this.#head };
  }

  hasEnded({ sid, user, opened }: Session): boolean {
    if (opened.log !== this.#id || opened.position < this.#floor) return true;
    if (this.#entries.has(sessionKey(sid))) return true;
    const everywhere = this.#entries.get(userKey(user.id));
    return everywhere !== undefined && opened.position < everywhere.position;
  }

  /** Continues the log of a file. Another log than before knows nothing of sessions that are open. */
  adopt({ id, dropped }: LogHeader): void {
    if (id !== this.#id) {
      this.#id = id;
      this.#head = 0;
      this.#floor = 0;
      this.#entries.clear();
    }
    this.#floor = Math.max(this.#floor, dropped);
    this.#head = Math.max(this.#head, dropped);
  }

  note(signOut: SignOut, position: number): void {
    const key = signOut.kind === 'session' ? sessionKey(signOut.sid) : userKey(signOut.user_id);
    this.#head = Math.max(this.#head, position);
    const known = this.#entries.get(key);
    if (known !== undefined && known.position >= position) return;
    this.#entries.delete(key);
    this.#entries.set(key, { position, at: signOut.at });
  }

  /** A sign-out that stands in no file: it holds in this process and ends what began before it. */
  noteUnwritten(signOut: SignOut): void {
    this.note(signOut, this.#head + UNWRITTEN);
  }

  /** Drops from memory what no session can need any more. */
  forgetOld(now: number): void {
    const entries = [...this.#entries];
    for (const [key, { position }] of entries.slice(0, countOld(entries.map(atOf), now))) {
      this.#floor = Math.max(this.#floor, position);
      this.#entries.delete(key);
    }
  }
}

/**
 * How many sign-outs at the beginning of a log came longer ago than a session can last. A time in the
 * future is of a clock that was ahead, and says nothing.
 * @param times when each came, in milliseconds since 1970
 */
export function countOld(times: readonly number[], now: number): number {
  let old = 0;
  for (const [index, at] of times.entries()) {
    if (at > now + CLOCK_SKEW_MS) continue;
    if (at >= now - LIFETIME_MS - CLOCK_SKEW_MS) break;
    old = index + 1;
  }
  return old;
}

function atOf([, { at }]: readonly [string, { readonly at: number }]): number {
  return at;
}

function sessionKey(sid: string): string {
  return `session ${sid}`;
}

function userKey(userId: string): string {
  return `user ${userId}`;
}
