import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  decodeJwt,
  exportJWK,
  generateKeyPair,
  SignJWT,
  UnsecuredJWT,
  type JWTHeaderParameters,
  type JWTPayload,
} from 'jose';
import { Provider } from 'oidc-provider';
import { z } from 'zod';
import { freePort } from '@/lib/cli/ports';

export const CLIENT_ID = 'pal-skills';
export const CLIENT_SECRET = 'canary-client-secret-of-the-tests-0123456789';

/** Another site than the dashboard's 127.0.0.1, as a provider is. */
const HOST = 'localhost';
const KEY_ID = 'signing-key';

/** What the provider says of each of its accounts. */
const ACCOUNTS = {
  editor: { email: 'Editor@Example.com', email_verified: true },
  viewer: { email: 'somebody@example.org', email_verified: true },
  unconfirmed: { email: 'editor@example.com', email_verified: false },
  almost: { email: 'editor@example.com', email_verified: 'true' },
  nameless: {},
  stranger: { email: 'editor@example.net', email_verified: true },
  subdomain: { email: 'somebody@mail.example.org', email_verified: true },
} as const;

export type Account = keyof typeof ACCOUNTS;

/** Takes the claims of a good ID token and makes another of them. */
export type Forge = (claims: JWTPayload, tools: Tools) => Promise<string> | string;

interface Tools {
  /** With the provider's own key, so that nothing but the claims is wrong. */
  sign(claims: JWTPayload): Promise<string>;
  /** With another key under the same id. */
  signAsAnother(claims: JWTPayload): Promise<string>;
  /** With HMAC, by the client's secret. */
  signBySecret(claims: JWTPayload): Promise<string>;
  unsigned(claims: JWTPayload): string;
}

export interface IdentityProvider {
  readonly issuer: string;
  /** Every code, state and token that went over its wires. */
  readonly secrets: string[];
  /** Each redemption of a code: the status it was answered with. */
  readonly redemptions: number[];
  /** Lays hands on the next ID token. */
  forgeNext(forge: Forge): void;
  /** Keeps the next browser back, on a page that has the address it would have been sent to. */
  holdNext(): void;
  stop(): void;
}

const tokensSchema = z.object({ access_token: z.string(), id_token: z.string() });

/**
 * Starts `oidc-provider` on loopback: a real one, whose answers can be tampered with on their way.
 * @param redirectUri the one address it sends people back to
 */
export async function startIdentityProvider(redirectUri: string): Promise<IdentityProvider> {
  const port = await freePort(HOST);
  const issuer = `http://${HOST}:${port}`;
  const { privateJwk, tools } = await makeKeys();
  const provider = configure(issuer, redirectUri, privateJwk);
  const secrets: string[] = [];
  const redemptions: number[] = [];
  let forge: Forge | null = null;
  let isHeld = false;

  const tamper = async (request: IncomingMessage, response: ServerResponse, body: string) => {
    if (request.url === '/token') {
      redemptions.push(response.statusCode);
      const read = tokensSchema.safeParse(JSON.parse(body));
      if (!read.success) return body;
      const { access_token, id_token } = read.data;
      const forged = forge === null ? id_token : await forge(decodeJwt(id_token), tools);
      forge = null;
      secrets.push(access_token, id_token, forged);
      return JSON.stringify({ ...JSON.parse(body), id_token: forged });
    }
    if (request.url === '/.well-known/openid-configuration') {
      // As the least careful of providers: what is announced here must not be taken.
      const id_token_signing_alg_values_supported = ['RS256', 'HS256', 'none'];
      return JSON.stringify({ ...JSON.parse(body), id_token_signing_alg_values_supported });
    }
    const location = response.getHeader('location');
    if (typeof location === 'string' && location.startsWith(redirectUri)) {
      const { searchParams } = new URL(location);
      secrets.push(...['code', 'state'].flatMap((name) => searchParams.getAll(name)));
      if (isHeld) {
        isHeld = false;
        response.statusCode = 200;
        response.removeHeader('location');
        response.setHeader('content-type', 'text/html; charset=utf-8');
        return page(`<a href="${location.replaceAll('&', '&amp;')}">Back to the dashboard</a>`);
      }
    }
    return body;
  };

  const handle = provider.callback();
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/interaction/')) return void interact(provider, request, response);
    const end = response.end.bind(response);
    // The provider ends every answer with its whole body at once.
    response.end = (body?: unknown) => {
      const text = typeof body === 'string' || Buffer.isBuffer(body) ? String(body) : '';
      void tamper(request, response, text).then((tampered) => {
        response.setHeader('content-length', Buffer.byteLength(tampered));
        end(tampered);
      });
      return response;
    };
    handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(port, HOST, resolve));
  return {
    issuer,
    secrets,
    redemptions,
    forgeNext: (next) => (forge = next),
    holdNext: () => (isHeld = true),
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function configure(issuer: string, redirectUri: string, privateJwk: object): Provider {
  interface Context {
    oidc: { provider: Provider; session: { accountId: string } };
  }
  return new Provider(issuer, {
    clients: [{ client_id: CLIENT_ID, client_secret: CLIENT_SECRET, redirect_uris: [redirectUri] }],
    jwks: { keys: [privateJwk] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    cookies: { keys: ['cookie-key-of-the-provider'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_context: unknown, id: Account) => ({
      accountId: id,
      claims: () => ({ sub: id, ...ACCOUNTS[id] }),
    }),
    // Nobody is asked whether the dashboard may know the address.
    loadExistingGrant: async ({ oidc }: Context) => {
      const { accountId } = oidc.session;
      const grant = new oidc.provider.Grant({ clientId: CLIENT_ID, accountId });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
    renderError: (context: { type: string; body: string }, out: { error: string }) => {
      context.type = 'text/plain';
      context.body = out.error;
    },
  });
}

/** The provider's own sign-in: a button an account, and one to turn back. */
async function interact(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'GET') {
    const buttons = Object.keys(ACCOUNTS).map(
      (id) => `<button name="account" value="${id}">Sign in as ${id}</button>`,
    );
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      page(`<form method="post">${buttons.join('')}<button name="cancel">Cancel</button></form>`),
    );
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const accountId = new URLSearchParams(Buffer.concat(chunks).toString()).get('account');
  const result =
    accountId === null
      ? { error: 'access_denied', error_description: 'The person turned back' }
      : { login: { accountId } };
  await provider.interactionFinished(request, response, result);
}

function page(body: string): string {
  return `<!doctype html><title>Identity provider</title><link rel="icon" href="data:,">${body}`;
}

async function makeKeys() {
  const own = await generateKeyPair('RS256', { extractable: true });
  const other = await generateKeyPair('RS256');
  const header: JWTHeaderParameters = { alg: 'RS256', kid: KEY_ID };
  const tools: Tools = {
    sign: (claims) => new SignJWT(claims).setProtectedHeader(header).sign(own.privateKey),
    signAsAnother: (claims) =>
      new SignJWT(claims).setProtectedHeader(header).sign(other.privateKey),
    signBySecret: (claims) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256' })
        .sign(new TextEncoder().encode(CLIENT_SECRET)),
    unsigned: (claims) => new UnsecuredJWT(claims).encode(),
  };
  const privateJwk = {
    ...(await exportJWK(own.privateKey)),
    kid: KEY_ID,
    use: 'sig',
    alg: 'RS256',
  };
  return { privateJwk, tools };
}
