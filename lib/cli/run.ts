import { spawn, type StdioOptions } from 'node:child_process';
import { constants } from 'node:os';
import { ROOT } from './project';

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** The project's folder unless told. */
  readonly cwd?: string;
  /** `stderr` keeps the command's own output off our standard output. */
  readonly output?: 'inherit' | 'stderr';
}

/**
 * Runs a program to its end, without input. Signals that end us go on to it.
 * @returns its exit code; 128 + n where signal n ended it, 127 where it could not be started
 */
export function run(
  command: string,
  args: readonly string[],
  { env = process.env, cwd = ROOT, output = 'inherit' }: RunOptions = {},
): Promise<number> {
  const stdio: StdioOptions = ['ignore', output === 'stderr' ? 2 : 'inherit', 'inherit'];
  const child = spawn(command, args, { cwd, env, stdio });
  const forward = (signal: NodeJS.Signals) => child.kill(signal);
  process.on('SIGINT', forward).on('SIGTERM', forward);
  return new Promise<number>((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (code, signal) => resolve(exitCode(code, signal)));
  }).finally(() => process.off('SIGINT', forward).off('SIGTERM', forward));
}

/** The shell's convention for a process that was ended by a signal. */
export function exitCode(code: number | null, signal: NodeJS.Signals | null): number {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}
