import type { Admin } from '@/lib/auth/admin';
import type { ReadSession, SessionTimes } from './read-session';
import type { TabChannel, TabMessage } from './session-channel';

const WARN_BEFORE_MS = 2 * 60_000;
const RENEW_EVERY_MS = 2 * 60_000;
/** While the end is near: the next activity renews the session, unless a renewal is on its way. */
const RENEW_LATE_MS = 5_000;
const ASK_AGAIN_MS = 15_000;
/** A server that refuses and then says that all is well is not asked in circles. */
const RESUME_EVERY_MS = 60_000;

/** What a page says of its session. */
export type SessionStanding =
  | { readonly state: 'running' }
  /** Ends soon; `idle` can be put off. */
  | { readonly state: 'ending'; readonly why: 'idle' | 'lifetime'; readonly endsAt: number }
  | { readonly state: 'ended'; readonly why: 'over' | 'signed_out' }
  /** It ended on this page, and the same person signed in again. */
  | { readonly state: 'resumed' }
  /** Another user signed in on this browser. */
  | { readonly state: 'replaced'; readonly name: string };

interface Surroundings {
  /** Who this page was made for. */
  readonly admin: Pick<Admin, 'user' | 'role'>;
  readonly read: (isRenewing: boolean) => Promise<ReadSession | null>;
  readonly openChannel: (onMessage: (message: TabMessage) => void) => TabChannel;
  readonly onChange: (standing: SessionStanding) => void;
  /** The same person came back with another role, or after an end. */
  readonly onResume: (isRoleNew: boolean) => void;
}

export interface SessionWatcher {
  /** The user pressed a key or a button. */
  readonly noteActivity: () => void;
  /** Renews at once, because the user asked for it. */
  readonly stay: () => void;
  /** A read or a save was refused because there is no session. */
  readonly noteRefusal: () => void;
  /** The page is visible again; timers may not have run in between. */
  readonly noteReturn: () => void;
  readonly close: () => void;
}

/**
 * Follows one session: renews it while the user is active, warns before it ends, and reports its
 * end. It asks the server each time, since other tabs renew the session too.
 */
export function watchSession(around: Surroundings): SessionWatcher {
  const { admin, read } = around;
  let standing: SessionStanding = { state: 'running' };
  let times: SessionTimes | null = null;
  let renewedAt = 0;
  let refusedAt = 0;
  let resumedAt = 0;
  let role = admin.role;
  let asking: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;
  const channel = around.openChannel(hear);

  function change(next: SessionStanding) {
    if (JSON.stringify(next) === JSON.stringify(standing)) return;
    standing = next;
    around.onChange(next);
  }

  function end(why: 'over' | 'signed_out') {
    clearTimeout(timer);
    times = null;
    if (standing.state !== 'ended') change({ state: 'ended', why });
  }

  function ask(isRenewing: boolean): Promise<void> {
    asking ??= answer(isRenewing).finally(() => {
      asking = null;
    });
    return asking;
  }

  async function answer(isRenewing: boolean): Promise<void> {
    if (isRenewing) renewedAt = Date.now();
    const session = await read(isRenewing).catch(() => undefined);
    if (isClosed) return;
    if (session === undefined) return askLater(ASK_AGAIN_MS);
    if (session === null) return end('over');
    if (session.user.id !== admin.user.id) {
      end('over');
      return change({ state: 'replaced', name: session.user.name });
    }
    take(session);
    const { idleEndsAt, endsAt } = session;
    channel.post({ kind: 'running', userId: admin.user.id, idleEndsAt, endsAt });
  }

  function take(session: ReadSession) {
    const wasAway = standing.state === 'ended' || standing.state === 'replaced';
    const wasRefused = refusedAt > resumedAt && Date.now() - resumedAt > RESUME_EVERY_MS;
    const isRoleNew = session.role !== role;
    role = session.role;
    follow(session, wasAway ? { state: 'resumed' } : standing);
    if (!wasAway && !wasRefused && !isRoleNew) return;
    resumedAt = Date.now();
    around.onResume(isRoleNew);
  }

  /** Says where the session stands by the clock, and looks again when that is to change. */
  function follow(next: SessionTimes, now: SessionStanding) {
    times = next;
    const left = next.idleEndsAt - Date.now();
    if (left <= WARN_BEFORE_MS) {
      const why = next.idleEndsAt < next.endsAt ? 'idle' : 'lifetime';
      change({ state: 'ending', why, endsAt: next.idleEndsAt });
      askLater(left + 500);
    } else {
      change(now.state === 'resumed' ? now : { state: 'running' });
      askLater(left - WARN_BEFORE_MS);
    }
  }

  function askLater(ms: number) {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(false), Math.max(ms, 1_000));
  }

  function hear(message: TabMessage) {
    if (message.kind === 'signed_out') return end('signed_out');
    const isOurs = message.userId === admin.user.id;
    // Whatever is surprising is asked of the server, not believed of a tab.
    if (!isOurs || times === null) return void ask(false);
    if (message.idleEndsAt > times.idleEndsAt) renewedAt = Date.now();
    follow(message, standing);
  }

  void ask(false);
  return {
    noteActivity: () => {
      if (standing.state === 'resumed') change({ state: 'running' });
      const isLate = standing.state === 'ending' && standing.why === 'idle';
      const wait = isLate ? RENEW_LATE_MS : RENEW_EVERY_MS;
      if (times !== null && Date.now() - renewedAt >= wait) void ask(true);
    },
    stay: () => void (asking ?? Promise.resolve()).then(() => ask(true)),
    noteRefusal: () => {
      // Asking finds that out by itself, and is refused in the same words.
      if (asking !== null || standing.state === 'ended') return;
      refusedAt = Date.now();
      void ask(false);
    },
    noteReturn: () => {
      if (times === null || times.idleEndsAt - Date.now() <= WARN_BEFORE_MS) void ask(false);
    },
    close: () => {
      isClosed = true;
      clearTimeout(timer);
      channel.close();
    },
  };
}
