import { closeSync, openSync, readSync } from 'node:fs';

const CHUNK_BYTES = 65_536;
/** Longer than any line that is looked for: a file without line ends is not read into memory whole. */
const MAX_LINE_BYTES = 1_048_576;

/**
 * Finds the first line that fits, reading no further than that: the file may be of any size and kind.
 * The last line counts also where it has no end; empty lines do not.
 * @returns the line, or null where none fits; a line of more than 1 MiB is cut
 * @throws Error where the file cannot be read
 */
export function findLine(file: string, fits: (line: string) => boolean): string | null {
  const descriptor = openSync(file, 'r');
  try {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    let rest = Buffer.alloc(0);
    for (;;) {
      const length = readSync(descriptor, chunk, 0, CHUNK_BYTES, null);
      const bytes = Buffer.concat([rest, chunk.subarray(0, length)]);
      const isLast = length === 0 || bytes.length > MAX_LINE_BYTES;
      const end = isLast ? bytes.length : bytes.lastIndexOf(0x0a) + 1;
      const lines = bytes.subarray(0, end).toString('utf8').split('\n').filter(Boolean);
      const found = lines.find(fits);
      if (found !== undefined) return found;
      if (length === 0) return null;
      rest = bytes.subarray(end);
    }
  } finally {
    closeSync(descriptor);
  }
}
