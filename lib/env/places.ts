import { closeSync, openSync, statSync } from 'node:fs';
import { isOwnLine } from '@/lib/auth/revocation';
import type { Env } from '@/lib/env';
import { findLine } from './find-line';

/**
 * Whether the files that are written for good can be. Makes the missing ones, so that what is found
 * out at the start is the truth and not a guess from permissions; changes nothing in a file that is
 * there.
 * @returns a sentence for each fault, which names the variable and repeats neither path nor content
 */
export function placeFaults({ auditFile, revocationsFile }: Env): string[] {
  const faults = [
    placeFault('AUDIT_FILE', auditFile),
    placeFault('REVOCATIONS_FILE', revocationsFile),
  ].filter((fault) => fault !== null);
  if (faults.length > 0 || revocationsFile === null) return faults;
  if (auditFile !== null && isSameFile(auditFile, revocationsFile)) {
    return ['AUDIT_FILE and REVOCATIONS_FILE must be two different files.'];
  }
  const foreign = findLine(revocationsFile, (line) => !isOwnLine(line));
  return foreign === null
    ? []
    : [
        'REVOCATIONS_FILE holds something other than sign-outs: set it to a file of its own, which ' +
          'need not exist yet.',
      ];
}

/** By what the names lead to: they may be spelled differently, or be links. Both files exist. */
function isSameFile(one: string, other: string): boolean {
  const [a, b] = [statSync(one), statSync(other)];
  return a.dev === b.dev && a.ino === b.ino;
}

function placeFault(name: string, file: string | null): string | null {
  if (file === null) return null;
  try {
    const found = statSync(file, { throwIfNoEntry: false });
    if (found?.isFile() === false) return `${name} must be a file, not a folder or a device.`;
    // Read too: sign-outs of other instances are read from the same file.
    closeSync(openSync(file, 'a+', 0o600));
    return null;
  } catch (error) {
    return `${name} cannot be written: ${reason(error)}.`;
  }
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'make its folder, or set it to a file in another one';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'give the user of the server the right to write there, or set it to another file';
    default:
      return `set it to another file (${code})`;
  }
}
