import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { RESULTS, ROOT } from '@/lib/cli/project';
import { freePort } from '@/lib/cli/ports';
import { startDashboard, type Dashboard } from '@/lib/cli/serve';
import { UNSET_ENV } from '@/lib/env/names';
import { MARKED_KEY } from './marked-key';
import { testSignInEnv } from './session';

const HOST = '127.0.0.1';

const upstreamSchema = z.object({
  /** The API itself: for arranging, and for looking at what is true. */
  apiUrl: z.url(),
  /** The API as the dashboard is told of it: every request is noted, faults can be ordered. */
  proxyUrl: z.url(),
});

export type UpstreamAddresses = z.infer<typeof upstreamSchema>;

/** Where a server's words go. */
export function logFile(name: string): string {
  mkdirSync(RESULTS, { recursive: true });
  return path.join(RESULTS, `${name}.log`);
}

/** Starts the API for tests as a process of its own, which ends with this one. */
export async function startUpstream(): Promise<UpstreamAddresses & { stop: () => void }> {
  const child = spawn(
    process.execPath,
    [
      '--conditions=react-server',
      '--import=tsx',
      `--import=${path.join(ROOT, 'lib/cli/exit-with-parent.mjs')}`,
      path.join(ROOT, 'e2e/upstream/server.ts'),
    ],
    { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  const message = await new Promise<unknown>((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`The test API ended with code ${code}`)));
  });
  return { ...upstreamSchema.parse(message), stop: () => child.kill() };
}

/** A dashboard with the marked key that takes `baseUrl` for Tavus; people sign in as tests do. */
export async function startTavusDashboard(baseUrl: string, log: string): Promise<Dashboard> {
  return startDashboardWith({ ...tavusEnv(baseUrl), ...testSignInEnv() }, log);
}

/** The key, and where Tavus is. */
export function tavusEnv(baseUrl: string): Readonly<Record<string, string>> {
  return { TAVUS_API_KEY: MARKED_KEY, TAVUS_BASE_URL: baseUrl };
}

/** A dashboard on a free port with these settings and no others, whatever this machine is set to. */
export async function startDashboardWith(
  settings: Readonly<Record<string, string>>,
  log: string,
): Promise<Dashboard> {
  const host = settings.HOST ?? HOST;
  return startDashboard({
    host,
    port: await freePort(host),
    env: { ...UNSET_ENV, ...settings },
    log: createWriteStream(log, { flags: 'a' }),
  });
}
