import { test as base, type BrowserContext } from '@playwright/test';
import type { Role } from '@/lib/auth/admin';
import { running } from './running';
import { logFile, startTavusDashboard, startUpstream } from './servers';
import { signedInState } from './session';
import { Upstream } from './upstream/client';

interface Options {
  /** Which dashboard `page.goto('/…')` means: with a key before the test API, or the sandbox. */
  mode: 'tavus' | 'sandbox';
  /** Who has signed in, in every browser of the test and its `request`; null: nobody. */
  role: Role | null;
  /** What the console may say in this test: a request that is meant to fail is logged by the browser. */
  allowedConsole: RegExp[];
}

interface Fixtures {
  /** The API behind the `tavus` dashboard, shared: a test touches only the PALs it made. */
  upstream: Upstream;
  /** An API and a dashboard for this test alone: for faults of calls that name no PAL. */
  isolated: { readonly url: string; readonly upstream: Upstream };
}

/** What the browser logs of a failed request of the page: the fault the test has ordered. */
export const FAILED_REQUEST = /^Failed to load resource: /;

export const test = base.extend<Options & Fixtures>({
  mode: ['tavus', { option: true }],
  role: ['editor', { option: true }],
  allowedConsole: [[], { option: true }],

  baseURL: async ({ mode }, use) => {
    await use(mode === 'tavus' ? running().tavusUrl : running().sandboxUrl);
  },

  // Every dashboard of a run opens the same sessions, on whatever port of the host it listens.
  storageState: async ({ mode, role, baseURL }, use) => {
    const isSignedIn = mode === 'tavus' && role !== null && baseURL !== undefined;
    await use(isSignedIn ? await signedInState(baseURL, role) : undefined);
  },

  context: async ({ context, allowedConsole }, use) => {
    const complaints = collectComplaints(context, allowedConsole);
    await use(context);
    test.expect(complaints, 'The console has to stay silent').toEqual([]);
  },

  upstream: async ({}, use) => {
    const upstream = new Upstream(running());
    await use(upstream);
    await upstream.cleanUp();
  },

  isolated: async ({ context }, use) => {
    const api = await startUpstream();
    const dashboard = await startTavusDashboard(api.proxyUrl, logFile('isolated-dashboard'));
    await use({ url: dashboard.url, upstream: new Upstream(api) });
    await closePages(context);
    await dashboard.stop('SIGKILL');
    api.stop();
  },
});

export { expect } from '@playwright/test';

/**
 * Closes the pages before their server ends: one that still reads, as of links it has just drawn,
 * would call the server's end an error.
 */
export async function closePages(context: BrowserContext): Promise<void> {
  await Promise.all(context.pages().map((page) => page.close()));
}

/** Errors and warnings of every page of the context, uncaught errors included. */
function collectComplaints(context: BrowserContext, allowed: readonly RegExp[]): string[] {
  const complaints: string[] = [];
  const note = (text: string) => {
    if (!allowed.some((pattern) => pattern.test(text))) complaints.push(text);
  };
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') note(message.text());
  });
  context.on('weberror', (error) => note(String(error.error())));
  return complaints;
}
