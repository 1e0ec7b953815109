import 'server-only';
import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  openSync,
  readSync,
  statSync,
  writeSync,
} from 'node:fs';

interface OpenFile {
  readonly descriptor: number;
  /** Which file it is, wherever its name points by now. */
  readonly identity: string;
  /** Whether its last line has no end: the disk was full, or a process ended while it wrote. */
  isTorn: boolean;
  /** False for a pipe or a terminal, which cannot be forced onto a disk. */
  readonly isRegular: boolean;
}

/** Survives the module being loaded twice, as bundlers do for actions and routes. */
const shelf = globalThis as typeof globalThis & { palSkillsAuditFiles?: Map<string, OpenFile> };

/**
 * Appends one line to a file, which is made with mode 0600 where there is none. It stays open, and
 * is opened anew once the name stands for another file: it was rotated.
 * Written before this returns, so that lines keep their order and an ending process loses none.
 * @param isFlushed whether it is also forced onto the disk
 * @throws the system's error where it cannot be opened, written or forced onto the disk
 */
export function appendLine(file: string, line: string, { isFlushed = false } = {}): void {
  const open = openFile(file);
  const bytes = Buffer.from(`${open.isTorn ? '\n' : ''}${line}\n`, 'utf8');
  let written = 0;
  try {
    // One call as a rule: lines of several processes in one file do not mix.
    while (written < bytes.byteLength) written += writeSync(open.descriptor, bytes, written);
  } finally {
    if (written > 0) open.isTorn = written < bytes.byteLength;
  }
  if (isFlushed && open.isRegular) fdatasyncSync(open.descriptor);
}

function openFile(file: string): OpenFile {
  const files = (shelf.palSkillsAuditFiles ??= new Map());
  const known = files.get(file);
  if (known !== undefined && identityOf(file) === known.identity) return known;
  files.delete(file);
  if (known !== undefined) closeSync(known.descriptor);
  const descriptor = openSync(file, 'a+', 0o600);
  const stats = fstatSync(descriptor);
  const open = {
    descriptor,
    identity: `${stats.dev} ${stats.ino}`,
    isTorn: isTorn(descriptor),
    isRegular: stats.isFile(),
  };
  files.set(file, open);
  return open;
}

/** Null where nothing has that name. */
function identityOf(file: string): string | null {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? null : `${stats.dev} ${stats.ino}`;
}

function isTorn(descriptor: number): boolean {
  const stats = fstatSync(descriptor);
  if (!stats.isFile() || stats.size === 0) return false;
  const last = Buffer.alloc(1);
  readSync(descriptor, last, 0, 1, stats.size - 1);
  return last.toString('latin1') !== '\n';
}

/** The system's code of a fault, such as `ENOSPC`. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
