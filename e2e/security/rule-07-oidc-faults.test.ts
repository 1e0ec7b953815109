import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { redeemCode } from '@/lib/auth/oidc/exchange';
import type { Transaction } from '@/lib/auth/oidc/transaction';
import { Secret } from '@/lib/secret';
import { recordFigure } from './figures';

const ENDPOINTS = ['/.well-known/openid-configuration', '/token', '/jwks', '/userinfo'] as const;
type Endpoint = (typeof ENDPOINTS)[number];

/** Seconds pass ten times as fast for deadlines, and for nothing else. */
const HASTE = 10;
const DEADLINES_MS = [5_000, 8_000, 15_000];

const FAULTS: Readonly<Record<string, RequestListener>> = {
  'does not answer': () => {},
  'answers a byte at a time': (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const drip = setInterval(() => response.write(' '), 10);
    response.once('close', () => clearInterval(drip));
  },
  'hangs up': (request) => request.socket.destroy(),
  'has a fault of its own': (_request, response) => {
    response.writeHead(503, { 'content-type': 'application/json' }).end('{}');
  },
  'answers with a page': (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Maintenance</h1>');
  },
  'answers without an end': (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const pour = () => {
      while (!response.destroyed && response.write(' '.repeat(65_536)));
    };
    response.on('drain', pour);
    pour();
  },
  'leads elsewhere': (_request, response) => {
    response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end();
  },
};

const transaction: Transaction = {
  state: 's'.repeat(43),
  nonce: 'n'.repeat(43),
  verifier: 'v'.repeat(43),
  back: '/pals',
  startedAt: Date.now(),
};

let fault: { at: Endpoint; listener: RequestListener } | null = null;
let isMet = false;
let issuer = '';
let idToken = '';
let signIdToken: (claims?: Readonly<Record<string, string>>) => Promise<string>;
let jwks = '';
const deadlines = new Set<number>();

const json = (response: ServerResponse, body: string) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end(body);

const server = createServer((request, response) => {
  if (fault !== null && request.url === fault.at) {
    isMet = true;
    return fault.listener(request, response);
  }
  switch (request.url) {
    case '/.well-known/openid-configuration': {
      const [authorization_endpoint, token_endpoint, jwks_uri, userinfo_endpoint] = [
        ...['auth', 'token', 'jwks', 'userinfo'].map((name) => `${issuer}/${name}`),
      ];
      const endpoints = { authorization_endpoint, token_endpoint, jwks_uri, userinfo_endpoint };
      return json(response, JSON.stringify({ issuer, ...endpoints }));
    }
    case '/token':
      return json(
        response,
        JSON.stringify({ access_token: 'a', token_type: 'bearer', id_token: idToken }),
      );
    case '/jwks':
      return json(response, jwks);
    default:
      return json(response, '{"sub":"1","email":"a@b.test","email_verified":true}');
  }
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k', use: 'sig' }] });
  signIdToken = (claims = {}) =>
    new SignJWT({ nonce: transaction.nonce, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'k' })
      .setIssuer(issuer)
      .setAudience('dashboard')
      .setSubject('1')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey);
  idToken = await signIdToken();
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function hastenDeadlines(): void {
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    deadlines.add(ms);
    return timeout(ms / HASTE);
  });
}

/** A sign-in that has come back with a code, on a server that has just started. */
function redeem() {
  Reflect.deleteProperty(globalThis, 'palSkillsOidcDiscovery');
  const url = new URL(`http://127.0.0.1:3000/sign-in/oidc/callback?code=c`);
  url.searchParams.set('state', transaction.state);
  const settings = {
    issuer: new URL(issuer),
    clientId: 'dashboard',
    clientSecret: new Secret('client-secret'),
    allowed: [],
  };
  return redeemCode(settings, url, transaction);
}

it('a sign-in at a provider without a fault comes to its claims', async () => {
  fault = null;
  expect(await redeem()).toMatchObject({ ok: true, subject: '1', claims: { email: 'a@b.test' } });
});

it('an ID token that was issued to another client is refused, whatever its audience', async () => {
  fault = null;
  const own = idToken;
  idToken = await signIdToken({ azp: 'another-client' });
  const foreign = await redeem();
  idToken = await signIdToken({ azp: 'dashboard' });
  const ours = await redeem();
  idToken = own;
  expect(foreign).toEqual({ ok: false, code: 'oidc_failed', reason: 'authorized_party' });
  expect(ours).toMatchObject({ ok: true, subject: '1' });
});

it('a provider that hangs or answers nonsense ends a sign-in within its deadlines, as unavailable', async () => {
  hastenDeadlines();
  const ends: { what: string; code: string }[] = [];
  for (const at of ENDPOINTS) {
    for (const [name, listener] of Object.entries(FAULTS)) {
      fault = { at, listener };
      isMet = false;
      const exchange = await redeem();
      ends.push({
        what: `${at} ${name}`,
        code: exchange.ok ? 'signed in' : isMet ? exchange.code : 'not met',
      });
    }
  }
  const others = ends.filter(({ code }) => code !== 'oidc_unavailable');
  const isBounded = [...deadlines].every((ms) => DEADLINES_MS.includes(ms));
  recordFigure({
    rule: 7,
    tried: `${ends.length} faults of the identity provider, at 4 endpoints`,
    figure: `${ends.length - others.length} told as unavailable; deadlines ${[...deadlines].sort((a, b) => a - b).join(', ')} ms`,
    limit: 'all, within 5 s of discovery and 15 s of calls',
    holds: others.length === 0 && isBounded,
  });
  expect(others).toEqual([]);
  expect([...deadlines].sort((a, b) => a - b)).toEqual(DEADLINES_MS);
});
