import 'server-only';
import { env } from '@/lib/env';
import { log } from '@/lib/log/log';
import { isOwnLine, parseRecord, type LogRecord, type SignOut } from './revocation';
import { appendLines, readNewLines, rewriteLines, type Position } from './revocations-file';
import type { Session } from './session';
import { countOld, SignOutLog, type LogPosition } from './sign-out-log';

/** Says which session, or whose sessions, end. */
export type Revocation =
  | { readonly kind: 'session'; readonly sid: string }
  | { readonly kind: 'user'; readonly user_id: string };

export interface Revocations {
  /** Whether the session was signed out, here or, by what the file says now, elsewhere. */
  readonly isRevoked: (session: Session) => boolean;
  /** What a session that begins now has to carry. */
  readonly position: () => LogPosition;
  readonly revoke: (revocation: Revocation) => void;
}

/**
 * The sign-outs of all instances that share a file, and of the starts before. They are kept in
 * memory too, so that none is taken back while the file cannot be read.
 * @param file an append-only file of JSON lines; null keeps everything in memory
 * @throws Error where the file cannot be read and written
 */
export function createRevocations(file: string | null): Revocations {
  const signOuts = new SignOutLog();
  if (file === null) return inMemory(signOuts);
  const shared = file;
  let place: Position | null = null;
  let isNamed = false;
  /** Position of the line before the file's first. */
  let base = 0;
  let count = 0;

  function refresh(): void {
    const read = readNewLines(shared, place);
    place = read.position;
    if (read.isFromStart) {
      isNamed = false;
      base = signOuts.position.position;
      count = 0;
    }
    const records = read.lines.map(parseRecord).filter((record) => record !== null);
    if (!isNamed && takeName(records)) return refresh();
    for (const record of records) {
      if (record.kind === 'log') continue;
      count += 1;
      signOuts.note(record, base + count);
    }
  }

  /** @returns whether lines before the name were counted from another base, so that all are read again */
  function takeName(records: readonly LogRecord[]): boolean {
    const header = records.find((record) => record.kind === 'log');
    if (header === undefined) return false;
    const isOther = base !== header.dropped || header.id !== signOuts.position.log;
    signOuts.adopt(header);
    if (isOther && count > 0) {
      place = null;
      return true;
    }
    isNamed = true;
    base = header.dropped;
    return false;
  }

  function refreshOrLog(): void {
    try {
      refresh();
    } catch (error) {
      log('error', 'revocations_not_read', { error: codeOf(error) });
    }
  }

  /** Adds lines, and before them the log's name where the file has none. */
  function append(lines: readonly string[]): void {
    refresh();
    const header = { kind: 'log', id: signOuts.position.log, dropped: base };
    const written = isNamed ? lines : [JSON.stringify(header), ...lines];
    if (written.length > 0) appendLines(shared, written);
    refresh();
  }

  append([]);
  tidy(shared);
  refresh();

  return {
    isRevoked(session) {
      refreshOrLog();
      return signOuts.hasEnded(session);
    },
    position() {
      refreshOrLog();
      return signOuts.position;
    },
    revoke(revocation) {
      signOuts.forgetOld(Date.now());
      const signOut: SignOut = { ...revocation, at: Date.now() };
      try {
        append([JSON.stringify(signOut)]);
      } catch (error) {
        // It holds here all the same. Other instances do not know of it, so the log has to say so.
        log('error', 'revocation_not_written', { error: codeOf(error) });
        signOuts.noteUnwritten(signOut);
      }
    },
  };
}

function inMemory(signOuts: SignOutLog): Revocations {
  return {
    isRevoked: (session) => signOuts.hasEnded(session),
    position: () => signOuts.position,
    revoke: (revocation) => {
      signOuts.forgetOld(Date.now());
      const at = Date.now();
      signOuts.note({ ...revocation, at }, Math.floor(signOuts.position.position) + 1);
    },
  };
}

/** Drops the sign-outs that no session can need any more, and counts them in the file's header. */
function tidy(file: string): void {
  try {
    rewriteLines(file, shorten);
  } catch (error) {
    // Such as a file that is mounted by itself: it can be written, and not replaced. It only grows.
    log('warn', 'revocations_not_tidied', { error: codeOf(error) });
  }
}

/** @returns null where nothing is old, or where something is not ours and so not ours to drop */
function shorten(lines: readonly string[]): readonly string[] | null {
  if (!lines.every(isOwnLine)) return null;
  const records = lines.map(parseRecord).filter((record) => record !== null);
  const header = records.find((record) => record.kind === 'log');
  const signOuts = records.filter((record) => record.kind !== 'log');
  const old = countOld(
    signOuts.map(({ at }) => at),
    Date.now(),
  );
  if (header === undefined || old === 0) return null;
  const next = { ...header, dropped: header.dropped + old };
  return [next, ...signOuts.slice(old)].map((record) => JSON.stringify(record));
}

declare global {
  /** One per process: pages, actions and the proxy are bundled apart and must share it. */
  var palSkillsRevocations: Revocations | undefined;
}

/** The revocations of this process, as configured. */
export function revocations(): Revocations {
  return (globalThis.palSkillsRevocations ??= createRevocations(env().revocationsFile));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
