import { z } from 'zod';

const runningSchema = z.object({
  /** The dashboard with a key, before the API for tests. */
  tavusUrl: z.url(),
  /** The dashboard without a key. */
  sandboxUrl: z.url(),
  apiUrl: z.url(),
  proxyUrl: z.url(),
});

/** What the set-up has started for all tests of a run. */
export type Running = z.infer<typeof runningSchema>;

const VARIABLE = 'E2E_RUNNING';

/** Tells the worker processes, which start later and inherit the environment. */
export function announce(running: Running): void {
  process.env[VARIABLE] = JSON.stringify(running);
}

export function running(): Running {
  return runningSchema.parse(JSON.parse(process.env[VARIABLE] ?? 'null'));
}
