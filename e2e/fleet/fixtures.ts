import { createWriteStream } from 'node:fs';
import { freePort } from '@/lib/cli/ports';
import { startDashboard } from '@/lib/cli/serve';
import { test as base } from '../fixtures';
import { logFile } from '../servers';

export { expect } from '../fixtures';

const HOST = '127.0.0.1';

/** Tests before a dashboard of 5,000 PALs and 5,000 documents, one for all tests of a worker. */
export const test = base.extend<object, { fleetUrl: string }>({
  fleetUrl: [
    async ({}, use) => {
      const dashboard = await startDashboard({
        host: HOST,
        port: await freePort(HOST),
        env: {
          ...{ TAVUS_API_KEY: '', TAVUS_BASE_URL: '' },
          ...{ SANDBOX_PALS: '5000', SANDBOX_DOCUMENTS: '5000' },
        },
        log: createWriteStream(logFile('fleet-dashboard'), { flags: 'a' }),
      });
      await use(dashboard.url);
      await dashboard.stop('SIGKILL');
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  mode: 'sandbox',
  baseURL: async ({ fleetUrl }, use) => {
    await use(fleetUrl);
  },
});

test.describe.configure({ timeout: 120_000 });
