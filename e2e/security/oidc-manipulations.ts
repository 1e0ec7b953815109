import type { BrowserContext, Page } from '@playwright/test';
import { openTransaction, sealTransaction, TRANSACTION_MS } from '@/lib/auth/oidc/transaction';
import { TEST_SESSION_SECRET } from '../session';
import { CLIENT_ID, type Account, type Forge } from './identity-provider';
import { expect, type OidcStage } from './oidc-stage';

/** Brings a browser back in a way that must not be taken for a sign-in. */
export type Manipulation = (page: Page, stage: OidcStage) => Promise<void>;

/** The fourteen of the rule. */
export const MANIPULATIONS: Readonly<Record<string, Manipulation>> = {
  'missing state': async (page, stage) =>
    stage.comeBack(page, without(await stage.held(page), 'state')),

  'wrong state': async (page, stage) => {
    const url = await stage.held(page);
    const state = url.searchParams.get('state') ?? '';
    url.searchParams.set('state', altered(state));
    await stage.comeBack(page, url);
  },

  "another browser's state": async (page, stage) => {
    const attacker = await newContext(page);
    const url = await stage.held(await attacker.newPage());
    await stage.begin(page);
    await stage.comeBack(page, url);
    await attacker.close();
  },

  'no transaction cookie': async (page, stage) => {
    const url = await stage.held(page);
    await page.context().clearCookies();
    await stage.comeBack(page, url);
  },

  'altered transaction cookie': async (page, stage) => {
    const url = await stage.held(page);
    await changeTransaction(stage, page.context(), async (sealed) => altered(sealed));
    await stage.comeBack(page, url);
  },

  'transaction older than 10 minutes': async (page, stage) => {
    const url = await stage.held(page);
    await changeTransaction(stage, page.context(), async (sealed) => {
      const transaction = await openTransaction(sealed, TEST_SESSION_SECRET);
      if (transaction === null) throw new Error('The cookie holds no transaction');
      const startedAt = Date.now() - TRANSACTION_MS - 1;
      return sealTransaction({ ...transaction, startedAt }, TEST_SESSION_SECRET);
    });
    await stage.comeBack(page, url);
  },

  'replayed callback': async (page, stage) => {
    const first = await newContext(page);
    const url = await stage.held(await first.newPage());
    const copied = await stage.transactions(first);
    const arrival = await first.request.get(url.href);
    expect(await arrival.text()).toContain('You are signed in.');
    await first.close();
    const redemptions = stage.provider.redemptions.length;
    await page.context().addCookies(copied);
    await page.goto(`${stage.provider.issuer}/interaction/any`);
    await stage.comeBack(page, url);
    expect(stage.provider.redemptions).toHaveLength(redemptions);
  },

  'code of another transaction (PKCE)': async (page, stage) => {
    const other = await page.context().newPage();
    await stage.begin(page);
    await stage.begin(other);
    const url = await stage.holdBack(page);
    const otherUrl = await stage.holdBack(other);
    url.searchParams.set('code', otherUrl.searchParams.get('code') ?? '');
    await stage.comeBack(page, url);
    expect(stage.provider.redemptions.at(-1)).toBe(400);
  },

  'wrong nonce': (page, stage) =>
    withIdToken(page, stage, (claims, { sign }) => sign({ ...claims, nonce: 'n'.repeat(43) })),

  'ID token signed by another key': (page, stage) =>
    withIdToken(page, stage, (claims, { signAsAnother }) => signAsAnother(claims)),

  'alg none': (page, stage) => withIdToken(page, stage, (claims, { unsigned }) => unsigned(claims)),

  'wrong audience': (page, stage) =>
    withIdToken(page, stage, (claims, { sign }) => sign({ ...claims, aud: 'another-client' })),

  'wrong issuer': (page, stage) =>
    withIdToken(page, stage, (claims, { sign }) => sign({ ...claims, iss: 'https://evil.test' })),

  'expired ID token': (page, stage) =>
    withIdToken(page, stage, (claims, { sign }) => {
      const hourAgo = Math.floor(Date.now() / 1_000) - 3_600;
      return sign({ ...claims, iat: hourAgo - 60, exp: hourAgo });
    }),
};

export const FURTHER: Readonly<Record<string, Manipulation>> = {
  'iss of another provider (mix-up)': async (page, stage) => {
    const url = await stage.held(page);
    url.searchParams.set('iss', 'https://evil.test');
    await stage.comeBack(page, url);
  },
  'iss left out (mix-up)': async (page, stage) =>
    stage.comeBack(page, without(await stage.held(page), 'iss')),
  'iss twice (mix-up)': async (page, stage) => {
    const url = await stage.held(page);
    url.searchParams.append('iss', 'https://evil.test');
    await stage.comeBack(page, url);
  },
  'state twice': async (page, stage) => {
    const url = await stage.held(page);
    url.searchParams.append('state', url.searchParams.get('state') ?? '');
    await stage.comeBack(page, url);
  },
  'missing code': async (page, stage) =>
    stage.comeBack(page, without(await stage.held(page), 'code')),
  'made-up code': async (page, stage) => {
    const url = await stage.held(page);
    url.searchParams.set('code', 'made-up');
    await stage.comeBack(page, url);
  },
  'missing nonce': (page, stage) =>
    withIdToken(page, stage, (claims, { sign }) => sign({ ...claims, nonce: undefined })),
  'ID token signed by the client secret': (page, stage) =>
    withIdToken(page, stage, (claims, { signBySecret }) => signBySecret(claims)),
  'one audience too many': (page, stage) =>
    withIdToken(page, stage, (claims, { sign }) =>
      sign({ ...claims, aud: [CLIENT_ID, 'another'] }),
    ),
  'ID token of another client (azp)': (page, stage) =>
    withIdToken(page, stage, (claims, { sign }) => sign({ ...claims, azp: 'another-client' })),
  'another person at UserInfo': (page, stage) =>
    withIdToken(page, stage, (claims, { sign }) => sign({ ...claims, sub: 'viewer' })),
  'no ID token at all': (page, stage) => withIdToken(page, stage, () => ''),
};

/** People who prove who they are and may not come in. */
export const STRANGERS: Readonly<Record<string, Account>> = {
  'address that is not confirmed': 'unconfirmed',
  'address that is confirmed by a text': 'almost',
  'no address': 'nameless',
  'address that is not on the list': 'stranger',
  'address at a subdomain of the list': 'subdomain',
};

async function withIdToken(page: Page, stage: OidcStage, forge: Forge): Promise<void> {
  stage.provider.forgeNext(forge);
  await stage.arriveAs(page, 'editor');
}

async function changeTransaction(
  stage: OidcStage,
  context: BrowserContext,
  change: (sealed: string) => Promise<string>,
): Promise<void> {
  for (const cookie of await stage.transactions(context)) {
    await context.addCookies([{ ...cookie, value: await change(cookie.value) }]);
  }
}

async function newContext(page: Page): Promise<BrowserContext> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('There is no browser');
  return browser.newContext();
}

function without(url: URL, name: string): URL {
  url.searchParams.delete(name);
  return url;
}

/** The same but for a letter in its middle, which stays one of the alphabet. */
function altered(text: string): string {
  const at = Math.floor(text.length / 2);
  return text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
}
