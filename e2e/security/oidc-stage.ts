import { createWriteStream, readFileSync, rmSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';
import { OIDC_FAILURES, type OidcFailure } from '@/lib/auth/oidc/failure-words';
import { freePort } from '@/lib/cli/ports';
import { startDashboard } from '@/lib/cli/serve';
import { UNSET_ENV } from '@/lib/env/names';
import { paths } from '@/lib/paths';
import { Secret } from '@/lib/secret';
import { expect, test as base } from '../fixtures';
import { logFile, startUpstream, tavusEnv } from '../servers';
import { testCredential, testSignInEnv } from '../session';
import { Upstream } from '../upstream/client';
import {
  CLIENT_ID,
  CLIENT_SECRET,
  startIdentityProvider,
  type Account,
  type IdentityProvider,
} from './identity-provider';

const HOST = '127.0.0.1';
const TRANSACTION_COOKIE = 'pal-skills-oidc-';

/** A dashboard, the API behind it, a provider, and what people do at both. */
export class OidcStage {
  constructor(
    /** The dashboard's address. */
    readonly url: string,
    readonly provider: IdentityProvider,
    readonly upstream: Upstream,
    private readonly logName: string,
  ) {}

  /** Opens the provider's sign-in by way of the dashboard. */
  async begin(page: Page, back?: string): Promise<void> {
    await page.goto(this.url + paths.oidcStart(back));
    await page.waitForURL(`${this.provider.issuer}/interaction/**`);
  }

  async signInAs(page: Page, account: Account): Promise<void> {
    await page.getByRole('button', { name: `Sign in as ${account}`, exact: true }).click();
  }

  async arriveAs(page: Page, account: Account): Promise<void> {
    await this.begin(page);
    await this.signInAs(page, account);
  }

  /** Begins a sign-in as the editor and stops one step short of its end. */
  async held(page: Page): Promise<URL> {
    await this.begin(page);
    return this.holdBack(page);
  }

  /** Signs in and stays at the provider, with the way back in hand. */
  async holdBack(page: Page): Promise<URL> {
    this.provider.holdNext();
    await this.signInAs(page, 'editor');
    const link = page.getByRole('link', { name: 'Back to the dashboard' });
    return new URL((await link.getAttribute('href')) ?? '');
  }

  /** Leads the browser back from the provider's site, as it would. */
  async comeBack(page: Page, url: URL): Promise<void> {
    await page.evaluate((href) => window.location.assign(href), url.href);
    await this.arrive(page);
  }

  /** Waits until the browser is back, let in or not. */
  async arrive(page: Page): Promise<void> {
    await page.waitForURL(
      ({ origin, pathname }) =>
        origin === this.url && (pathname === paths.signIn() || pathname === paths.pals()),
    );
  }

  async expectRefused(page: Page, code: OidcFailure): Promise<void> {
    await page.waitForURL(({ searchParams }) => searchParams.get('error') === code);
    await expect(page.getByText(OIDC_FAILURES[code])).toBeVisible();
  }

  async session(page: Page): Promise<unknown> {
    const answer = await page.request.get(this.url + paths.api.session());
    expect(answer.status()).toBe(200);
    return answer.json();
  }

  /** What a session of this provider holds of it. */
  credential(): string {
    const issuer = new URL(this.provider.issuer);
    const clientSecret = new Secret(CLIENT_SECRET);
    const oidc = { issuer, clientId: CLIENT_ID, clientSecret, allowed: [] };
    return testCredential({ password: null, oidc });
  }

  /** The cookies of the sign-ins under way. */
  async transactions(context: BrowserContext) {
    const cookies = await context.cookies(this.url);
    return cookies.filter(({ name }) => name.startsWith(TRANSACTION_COOKIE));
  }

  log(): string {
    return readFileSync(this.logName, 'utf8');
  }
}

export const test = base.extend<object, { stage: OidcStage }>({
  role: null,
  stage: [
    async ({}, use, { parallelIndex }) => {
      const log = logFile(`oidc-dashboard-${parallelIndex}`);
      rmSync(log, { force: true });
      const port = await freePort(HOST);
      const origin = `http://${HOST}:${port}`;
      const api = await startUpstream();
      const provider = await startIdentityProvider(origin + paths.oidcCallback());
      const settings = {
        ...tavusEnv(api.proxyUrl),
        ...testSignInEnv(),
        APP_ORIGIN: origin,
        OIDC_ISSUER: provider.issuer,
        OIDC_CLIENT_ID: CLIENT_ID,
        OIDC_CLIENT_SECRET: CLIENT_SECRET,
        OIDC_ALLOWED: 'editor@example.com=editor, example.org=viewer',
      };
      const dashboard = await startDashboard({
        host: HOST,
        port,
        env: { ...UNSET_ENV, ...settings },
        log: createWriteStream(log),
      });
      await use(new OidcStage(dashboard.url, provider, new Upstream(api), log));
      await dashboard.stop('SIGKILL');
      provider.stop();
      api.stop();
    },
    { scope: 'worker' },
  ],
});

export { expect } from '../fixtures';
