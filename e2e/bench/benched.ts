import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { RESULTS } from '@/lib/cli/project';
import { listedPals, startSandboxDashboard } from '@/lib/cli/sandbox-dashboard';
import type { Dashboard } from '@/lib/cli/serve';
import { startApi, type ApiOptions, type BenchApi } from './api-process';

/** Loaded before anything else, also by the workers of the server. */
const HAND_OVER = pathToFileURL(path.join(import.meta.dirname, 'hand-over.mjs')).href;

/** The production server without a key, before a sandbox in a process of its own. */
async function startBenched(api: BenchApi): Promise<Dashboard> {
  mkdirSync(RESULTS, { recursive: true });
  const log = createWriteStream(path.join(RESULTS, 'bench-dashboard.log'), { flags: 'a' });
  return startSandboxDashboard(log, {
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import=${HAND_OVER}`.trim(),
    BENCH_API_URL: api.url,
    BENCH_API_KEY: api.apiKey,
  });
}

/** An API for `work` alone, ended after it. */
export async function withApi<T>(
  options: ApiOptions,
  work: (api: BenchApi) => Promise<T>,
): Promise<T> {
  const api = await startApi(options);
  try {
    return await work(api);
  } finally {
    api.stop();
  }
}

/** A freshly started dashboard for `work` alone, ended after it. */
export async function withDashboard<T>(
  api: BenchApi,
  work: (dashboard: Dashboard) => Promise<T>,
): Promise<T> {
  const dashboard = await startBenched(api);
  try {
    return await work(dashboard);
  } finally {
    await dashboard.stop('SIGKILL');
  }
}

/** The ids of two PALs that everybody may edit: the first two the dashboard lists. */
export async function twoPals(dashboard: Dashboard): Promise<readonly [string, string]> {
  const [first, second] = await listedPals(dashboard);
  if (first === undefined || second === undefined) throw new Error('The API lists no two PALs');
  return [first.pal_id, second.pal_id];
}
