import { closeSync, openSync, statSync } from 'node:fs';
import type { Env } from '@/lib/env';

/**
 * Whether the files that are written for good can be. Makes the ones that are not there yet, so that
 * what is found out at the start is the truth and not a guess from permissions.
 * @returns a sentence for each that cannot, which names the variable and not the path
 */
export function placeFaults({ auditFile, revocationsFile }: Env): string[] {
  const faults = [
    placeFault('AUDIT_FILE', auditFile),
    placeFault('REVOCATIONS_FILE', revocationsFile),
  ];
  return faults.filter((fault) => fault !== null);
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
