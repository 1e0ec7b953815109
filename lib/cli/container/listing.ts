import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** All files below a folder, as paths from there; links are none. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}

/** In bytes, without the base image. */
export function sizeOf(folder: string): number {
  const sizes = filesBelow(folder).map((file) => statSync(path.join(folder, file)).size);
  return sizes.reduce((sum, size) => sum + size, 0);
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
