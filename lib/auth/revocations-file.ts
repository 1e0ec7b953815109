import 'server-only';
import {
  closeSync,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
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

const STALE_LOCK_MS = 60_000;
const PRIVATE = 0o600;

/**
 * The whole lines that were added since `position`, or all where the file was replaced or cut.
 * A file that is not there has none. It is asked on every request, so one `stat` is all it costs
 * while nothing is new.
 */
export function readNewLines(
  file: string,
  position: Position | null,
): { lines: string[]; position: Position | null } {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return { lines: [], position: null };
  const isSame = position?.inode === stat.ino && position.size <= stat.size;
  const from = isSame && position !== null ? position.size : 0;
  if (isSame && from === stat.size) return { lines: [], position };
  const text = readFrom(file, from);
  // A line another instance is just writing is read when it is whole.
  const end = text.lastIndexOf(0x0a) + 1;
  const lines = text.subarray(0, end).toString('utf8').split('\n').filter(Boolean);
  return { lines, position: { inode: stat.ino, size: from + end } };
}

/**
 * Adds a line, in one write so that those of several instances do not mix. Where the file was
 * replaced meanwhile, the line is added to the new one.
 */
export function appendLine(file: string, line: string): void {
  for (;;) {
    const descriptor = openSync(file, 'a', PRIVATE);
    let inode: number;
    try {
      writeSync(descriptor, `${line}\n`);
      inode = fstatSync(descriptor).ino;
    } finally {
      closeSync(descriptor);
    }
    if (statSync(file, { throwIfNoEntry: false })?.ino === inode) return;
  }
}

/**
 * Makes the file if it is not there, and writes it anew without the lines that are not needed.
 * Instances that start together leave it to the first.
 * @throws Error where the file cannot be made, read or written
 */
export function dropLines(file: string, isOld: (line: string) => boolean): void {
  closeSync(openSync(file, 'a', PRIVATE));
  const before = readFileSync(file);
  const lines = before.toString('utf8').split('\n').filter(Boolean);
  if (!lines.some(isOld)) return;
  const lock = `${file}.lock`;
  if (!takeLock(lock)) return;
  const descriptor = openSync(file, 'r');
  try {
    const current = readFileSync(descriptor);
    const kept = current
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== '' && !isOld(line));
    const next = `${file}.next`;
    writeFileSync(next, kept.map((line) => `${line}\n`).join(''), { mode: PRIVATE });
    renameSync(next, file);
    // What came in between the reading and the renaming went to the file that is now nameless.
    const late = readRest(descriptor, current.length).toString('utf8').split('\n').filter(Boolean);
    for (const line of late) appendLine(file, line);
  } finally {
    closeSync(descriptor);
    rmSync(lock, { force: true });
  }
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
