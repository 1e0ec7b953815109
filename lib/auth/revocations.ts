import 'server-only';
import { env } from '@/lib/env';
import { log } from '@/lib/log/log';
import { appendLine, dropLines, readNewLines, type Position } from './revocations-file';
import { LIFETIME_MS, type Session } from './session';
import { revocationSchema, type Revocation } from './revocation';

export interface Revocations {
  /** Whether the session was signed out, here or, by what the file says now, elsewhere. */
  isRevoked: (session: Session) => boolean;
  /** When all of a user's sessions were last ended (ms); 0 if never. */
  endedAllAt: (userId: string) => number;
  revoke: (revocation: Revocation) => void;
}

/**
 * What was signed out. It is kept in memory and, with a file, shared with other instances and with
 * the next start. Nothing is needed for longer than a session can last.
 * @param file an append-only file of JSON lines; null keeps everything in memory
 * @throws Error where the file cannot be read and written
 */
export function createRevocations(file: string | null): Revocations {
  const sessions = new Map<string, number>();
  const users = new Map<string, number>();
  let position: Position | null = null;

  function note(revocation: Revocation): void {
    if (!isNeeded(revocation)) return;
    const [map, key] =
      revocation.kind === 'session' ? [sessions, revocation.sid] : [users, revocation.user_id];
    map.set(key, Math.max(revocation.at, map.get(key) ?? 0));
  }

  /** What is in memory stays when the file is gone: a sign-out is never taken back. */
  function refresh(): void {
    if (file === null) return;
    try {
      const read = readNewLines(file, position);
      position = read.position;
      for (const line of read.lines) {
        const revocation = parseLine(line);
        if (revocation !== null) note(revocation);
      }
    } catch (error) {
      log('error', 'revocations_not_read', { error: codeOf(error) });
    }
  }

  if (file !== null) {
    dropLines(file, (line) => {
      const revocation = parseLine(line);
      return revocation === null || !isNeeded(revocation);
    });
  }
  refresh();

  return {
    isRevoked({ sid, user, startedAt }) {
      refresh();
      return sessions.has(sid) || startedAt <= (users.get(user.id) ?? 0);
    },
    endedAllAt(userId) {
      refresh();
      return users.get(userId) ?? 0;
    },
    revoke(revocation) {
      for (const map of [sessions, users]) {
        for (const [key, at] of map) if (at < Date.now() - LIFETIME_MS) map.delete(key);
      }
      note(revocation);
      if (file === null) return;
      try {
        appendLine(file, JSON.stringify(revocation));
      } catch (error) {
        // Ended here all the same. Other instances do not know, so somebody has to.
        log('error', 'revocation_not_written', { error: codeOf(error) });
      }
    },
  };
}

declare global {
  /** One a process: pages, actions and the proxy are bundled apart and must share it. */
  var palSkillsRevocations: Revocations | undefined;
}

/** The revocations of this process, as configured. */
export function revocations(): Revocations {
  return (globalThis.palSkillsRevocations ??= createRevocations(env().revocationsFile));
}

function isNeeded({ at }: Revocation): boolean {
  return at >= Date.now() - LIFETIME_MS;
}

/** A line of another hand, or of another release, is passed over. */
function parseLine(line: string): Revocation | null {
  try {
    const read = revocationSchema.safeParse(JSON.parse(line));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
