import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { NO_DEBUGGER_FLAGS } from '@/lib/guard-process';
import { paths } from '@/lib/paths';
import { KILL_MS } from '@/lib/stop-times';
import { nextEnv } from './build-dashboard';
import { PROGRAMS, ROOT } from './project';
import { exitCode } from './run';

const START_TIMEOUT_MS = 60_000;
const POLL_MS = 50;
/** What Next has written before its first answer may be read a moment after it. */
const BANNER_GRACE_MS = 100;

export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  /** Laid over our own environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where the server's words go, its start-up banner excepted; our own streams if left out. */
  readonly log?: Writable;
}

export interface Dashboard {
  readonly url: string;
  readonly pid: number | undefined;
  /** The server's exit code, once it has ended. */
  readonly exited: Promise<number>;
  stop(signal?: NodeJS.Signals): Promise<number>;
}

/**
 * Starts the production server from the build as a child that cannot outlive us, and waits until it
 * answers.
 * @throws Error with a sentence where it ends, or stays silent for 60 s, before its first answer
 */
export async function startDashboard(options: ServeOptions): Promise<Dashboard> {
  const { host, port, env } = options;
  const url = addressOf(host, port);
  const child = spawn(
    process.execPath,
    [
      ...NO_DEBUGGER_FLAGS,
      `--import=${path.join(import.meta.dirname, 'exit-with-parent.mjs')}`,
      ...[PROGRAMS.next, 'start', '-H', host, '-p', String(port)],
    ],
    {
      cwd: ROOT,
      env: {
        ...nextEnv('production'),
        // Stopping is our own: see lib/graceful-stop.ts.
        NEXT_MANUAL_SIG_HANDLE: '1',
        HOST: host,
        PORT: String(port),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  const exited = new Promise<number>((resolve) => {
    child.once('exit', (code, signal) => resolve(exitCode(code, signal)));
  });
  const stop = (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal);
    setTimeout(() => child.kill('SIGKILL'), KILL_MS).unref();
    return exited;
  };
  const showOutput = connectOutput(child, options.log);
  if (!(await answers(host, port, exited))) {
    await stop('SIGKILL');
    showOutput();
    throw new Error(`The server did not start at ${url}.`);
  }
  await wait(BANNER_GRACE_MS);
  showOutput({ withBanner: false });
  return { url, pid: child.pid, exited, stop };
}

/** The address people open. An IPv6 address stands in brackets. */
export function addressOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Where the server can be asked from here: "every interface" is no address to call. */
function reachable(host: string, port: number): string {
  if (host === '0.0.0.0') return addressOf('127.0.0.1', port);
  return host === '::' ? addressOf('::1', port) : addressOf(host, port);
}

/**
 * Errors pass through at once. Standard output is held back until the returned function lets it
 * through, with what was held or without.
 */
function connectOutput(child: ChildProcess, log: Writable | undefined) {
  const held: Buffer[] = [];
  let isOpen = false;
  const out = log ?? process.stdout;
  child.stderr?.pipe(log ?? process.stderr, { end: false });
  child.stdout?.on('data', (chunk: Buffer) => {
    if (isOpen) out.write(chunk);
    else held.push(chunk);
  });
  return ({ withBanner = true }: { withBanner?: boolean } = {}) => {
    isOpen = true;
    if (withBanner) (log ?? process.stderr).write(Buffer.concat(held));
  };
}

/** Asks until anything answers: any status will do, how the server is is not the question. */
export async function answers(
  host: string,
  port: number,
  exited: Promise<number>,
): Promise<boolean> {
  const url = new URL(paths.healthz(), reachable(host, port));
  const deadline = Date.now() + START_TIMEOUT_MS;
  let hasExited = false;
  void exited.then(() => (hasExited = true));
  while (!hasExited && Date.now() < deadline) {
    const isUp = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5_000) }).then(
      () => true,
      () => false,
    );
    if (isUp) return !hasExited;
    await Promise.race([wait(POLL_MS), exited]);
  }
  return false;
}
