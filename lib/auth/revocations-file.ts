import 'server-only';
import {
  closeSync,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';

/** How far a file has been read. Another `inode` under the name is another file. */
export interface Position {
  readonly inode: number;
  readonly size: number;
}

export interface NewLines {
  readonly lines: string[];
  readonly position: Position | null;
  /** Whether the reading began at the file's start: it is new, was replaced or cut, or is missing. */
  readonly isFromStart: boolean;
}

const STALE_LOCK_MS = 60_000;
const PRIVATE = 0o600;
const LINE_END = 0x0a;

/**
 * The whole lines that were added since `position`, or all where the file was replaced or cut. A
 * missing file has none. It is called on every request: one `stat` while nothing is new.
 */
export function readNewLines(file: string, position: Position | null): NewLines {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return { lines: [], position: null, isFromStart: true };
  const isSame = position?.inode === stat.ino && position.size <= stat.size;
  const from = isSame && position !== null ? position.size : 0;
  if (isSame && from === stat.size) return { lines: [], position, isFromStart: false };
  const bytes = readFrom(file, from);
  // A line another instance is just writing is read when it is whole.
  const end = bytes.lastIndexOf(LINE_END) + 1;
  const next = { inode: stat.ino, size: from + end };
  return { lines: linesOf(bytes.subarray(0, end)), position: next, isFromStart: !isSame };
}

/**
 * Adds lines in one write, so that those of several instances do not mix, and ends a torn line
 * before them. Where the file was replaced meanwhile, they are added to the new one.
 * @throws Error where the file cannot be written
 */
export function appendLines(file: string, lines: readonly string[]): void {
  const text = lines.map((line) => `${line}\n`).join('');
  for (;;) {
    const descriptor = openSync(file, 'a+', PRIVATE);
    let inode: number;
    try {
      writeSync(descriptor, `${isTorn(descriptor) ? '\n' : ''}${text}`);
      inode = fstatSync(descriptor).ino;
    } finally {
      closeSync(descriptor);
    }
    if (statSync(file, { throwIfNoEntry: false })?.ino === inode) return;
  }
}

/**
 * Replaces the lines of a file by fewer, without losing what other instances add meanwhile. A
 * symbolic link stays, and the file it leads to is replaced. Instances that start together leave it
 * to the first.
 * @param shorten makes the new lines of the old ones; null keeps the file as it is
 * @throws Error where the file cannot be read, or none can be put in its place
 */
export function rewriteLines(
  link: string,
  shorten: (lines: readonly string[]) => readonly string[] | null,
): void {
  const file = realpathSync(link);
  if (shorten(linesOf(readFileSync(file))) === null) return;
  const lock = `${file}.lock`;
  if (!takeLock(lock)) return;
  const descriptor = openSync(file, 'r');
  try {
    const current = readFileSync(descriptor);
    const kept = shorten(linesOf(current));
    if (kept === null) return;
    const next = `${file}.next`;
    writeFileSync(next, kept.map((line) => `${line}\n`).join(''), { mode: PRIVATE });
    if (statSync(file).ino !== fstatSync(descriptor).ino) return;
    renameSync(next, file);
    // Lines that came after the reading went to the file that now has no name.
    const late = linesOf(readRest(descriptor, current.length));
    if (late.length > 0) appendLines(file, late);
  } finally {
    closeSync(descriptor);
    rmSync(lock, { force: true });
  }
}

function linesOf(bytes: Buffer): string[] {
  return bytes.toString('utf8').split('\n').filter(Boolean);
}

/** Whether the last line has no end: the disk was full, or a process ended while it wrote. */
function isTorn(descriptor: number): boolean {
  const { size } = fstatSync(descriptor);
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  readSync(descriptor, last, 0, 1, size - 1);
  return last[0] !== LINE_END;
}

function takeLock(lock: string): boolean {
  try {
    closeSync(openSync(lock, 'wx', PRIVATE));
    return true;
  } catch {
    // Left behind by a start that was killed: the next one finds it gone.
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > STALE_LOCK_MS) rmSync(lock, { force: true });
    return false;
  }
}

function readFrom(file: string, from: number): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    return readRest(descriptor, from);
  } finally {
    closeSync(descriptor);
  }
}

function readRest(descriptor: number, from: number): Buffer {
  const buffer = Buffer.alloc(Math.max(0, fstatSync(descriptor).size - from));
  const length = buffer.length === 0 ? 0 : readSync(descriptor, buffer, 0, buffer.length, from);
  return buffer.subarray(0, length);
}
