import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import type { Runner } from '@/lib/cli/container/runner';

/** A process of an image, and all it has said. */
export interface Deployed {
  readonly said: () => string;
  /** The exit code; null where a signal ended it. */
  readonly exited: Promise<number | null>;
  stop(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts a command of an image with this environment. */
export function startDeployed(
  runner: Runner,
  command: readonly string[],
  env: Readonly<Record<string, string>>,
): Deployed {
  const child = runner.start(command, env);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk));
  const exited = codeOf(child);
  return {
    said: () => text,
    exited,
    stop: (signal) => {
      child.kill(signal);
      return exited;
    },
  };
}

async function codeOf(child: ChildProcess): Promise<number | null> {
  await once(child, 'close');
  return child.exitCode;
}
