import { defineConfig, devices } from '@playwright/test';
import { isChromiumSandboxed } from './lib/cli/chromium';

/** Browser tests run against the production build: `npm run test:e2e` makes it and finds a Chromium. */
export default defineConfig({
  testDir: './e2e',
  testMatch: '**/*.spec.ts',
  outputDir: './test-results/browser',
  globalSetup: './e2e/global-setup.ts',
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: 2,
  // A busy machine gets a second try where nobody watches; what needed it is listed as flaky.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // The JSON report's place is told by PLAYWRIGHT_JSON_OUTPUT_FILE.
  reporter: [
    ['list'],
    ['./e2e/faults/table-reporter.ts'],
    ...(process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['json'] as const] : []),
  ],
  use: {
    ...devices['Desktop Chrome'],
    channel: undefined,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // Recording costs time: where a failure is tried again, that try is traced.
    trace: process.env.CI ? 'on-first-retry' : 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || undefined,
      chromiumSandbox: isChromiumSandboxed,
    },
  },
});
