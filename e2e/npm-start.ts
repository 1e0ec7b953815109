import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { ROOT } from '@/lib/cli/project';
import { UNSET_ENV } from '@/lib/env/names';

/** A test runner asks for colour where CI asks for none, and Node complains about both together. */
const NO_COLOUR = { FORCE_COLOR: undefined, NO_COLOR: undefined };

/**
 * The command of `npm start` as a process that signals reach directly.
 * @param settings the only ones it has: neither ours nor those of an `.env` file reach it
 */
export function npmStart(settings: Readonly<Record<string, string>>) {
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import=tsx', path.join(ROOT, 'lib/cli/start.ts')],
    {
      cwd: ROOT,
      env: { ...process.env, ...NO_COLOUR, ...UNSET_ENV, HOST: '', PORT: '', ...settings },
    },
  );
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  // Not `exit`: what it has written may be read after that.
  const exited = once(child, 'close').then(([code]: unknown[]) => code);
  return {
    exited,
    stdout: () => stdout,
    stderr: () => stderr,
    pid: child.pid,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    /** Ends the reading of all it writes, as `| head -1` does. */
    closeOutput: () => {
      child.stdout.destroy();
      child.stderr.destroy();
    },
  };
}
