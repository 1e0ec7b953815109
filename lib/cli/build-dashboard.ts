import { rmSync } from 'node:fs';
import { buildIdPath, isBuildStale } from './build-freshness';
import { PROGRAMS, ROOT } from './project';
import { run, type RunOptions } from './run';

/** What every Next process of ours runs with: its own mode, and no calls home. */
export function nextEnv(mode: 'development' | 'production'): NodeJS.ProcessEnv {
  return { ...process.env, NODE_ENV: mode, NEXT_TELEMETRY_DISABLED: '1' };
}

/**
 * Makes the production build. A failed one is not left looking like a good one: Next writes its id
 * before its last steps.
 * @returns Next's exit code
 */
export async function buildDashboard(options: Pick<RunOptions, 'output'> = {}): Promise<number> {
  const code = await run(process.execPath, [PROGRAMS.next, 'build'], {
    ...options,
    env: nextEnv('production'),
  });
  if (code !== 0) rmSync(buildIdPath(ROOT), { force: true });
  return code;
}

/**
 * Builds only where the build is missing or older than the sources. Says so on standard error,
 * where Next's output goes too.
 * @returns 0, or the exit code of the build that failed
 */
export async function ensureBuilt(): Promise<number> {
  if (!isBuildStale(ROOT)) return 0;
  console.error('Building: there is no build yet, or the sources are newer.');
  return buildDashboard({ output: 'stderr' });
}
