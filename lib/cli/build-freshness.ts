import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** Everything a production build is made of. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'instrumentation-client.ts',
  'instrumentation.ts',
  'next.config.ts',
  'package-lock.json',
  'package.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
];

const NOT_BUILT = /\.test\.tsx?$/;
const NOT_BUILT_FOLDERS = new Set([path.join('lib', 'cli')]);

/** Next writes this file when a build is done; `buildDashboard` takes it away when one fails. */
export function buildIdPath(root: string): string {
  return path.join(root, '.next', 'BUILD_ID');
}

/**
 * Whether a build is missing or older than its sources. Folders count too: deleting a file leaves
 * no newer file, but changes its folder.
 * @param root the project's folder
 */
export function isBuildStale(root: string): boolean {
  const built = modified(buildIdPath(root));
  return built === null || SOURCES.some((source) => newest(root, source) > built);
}

/** Milliseconds since the epoch of the latest change at or below a path; 0 where there is nothing. */
function newest(root: string, relative: string): number {
  if (NOT_BUILT.test(relative) || NOT_BUILT_FOLDERS.has(relative)) return 0;
  const stats = statSync(path.join(root, relative), { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return readdirSync(path.join(root, relative))
    .map((name) => newest(root, path.join(relative, name)))
    .reduce((latest, time) => Math.max(latest, time), stats.mtimeMs);
}

function modified(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? null;
}
