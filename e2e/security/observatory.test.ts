import { describe, expect, it } from 'vitest';
import { scoreSite } from './observatory';
import type { Site } from './observatory/site';

const STRICT =
  "default-src 'none'; script-src 'nonce-abc' 'strict-dynamic'; style-src 'self'; frame-ancestors 'none'";

const HARDENED = {
  'Content-Security-Policy': STRICT,
  'Content-Type': 'text/html; charset=utf-8',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'same-origin',
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
};

interface Overrides extends Partial<Omit<Site, 'page'>> {
  headers?: Record<string, string>;
  body?: string;
}

function site({
  headers = HARDENED,
  body = '<script src="/a.js"></script>',
  ...rest
}: Overrides = {}) {
  return {
    url: new URL('https://pals.example.com/'),
    page: { headers: new Headers(headers), body },
    cookies: [],
    httpRoute: null,
    cors: { origin: 'https://evil.example', headers: new Headers() },
    ...rest,
  } satisfies Site;
}

const changed = (name: string, value: string) => site({ headers: { ...HARDENED, [name]: value } });

describe('a whole site', () => {
  it('that is hardened scores 130, and 135 with a good cookie', () => {
    expect(scoreSite(site())).toMatchObject({ score: 130, grade: 'A+' });
    const cookies = ['__Host-s=1; Secure; HttpOnly; SameSite=Strict; Path=/'];
    expect(scoreSite(site({ cookies })).score).toBe(135);
  });

  it('without any header loses 70 points', () => {
    expect(scoreSite(site({ headers: {} }))).toMatchObject({ score: 30, grade: 'D' });
  });

  it('with everything wrong scores 0, not less', () => {
    const bad = site({
      url: new URL('http://pals.example.com/'),
      headers: {},
      body: '<script src="//cdn.example.net/a.js"></script>',
      cookies: ['session=1'],
      httpRoute: [new URL('http://pals.example.com/')],
    });
    expect(scoreSite(bad)).toMatchObject({ score: 0, grade: 'F' });
  });

  it('below 90 before bonuses gets none', () => {
    const { score, outcomes } = scoreSite(changed('Strict-Transport-Security', 'max-age'));
    expect(outcomes['strict-transport-security'].modifier).toBe(-20);
    expect(score).toBe(80);
  });

  it('at 90 before bonuses gets them', () => {
    expect(scoreSite(changed('Strict-Transport-Security', 'max-age=60')).score).toBe(120);
  });
});

it.each([
  [STRICT, 10],
  ["default-src 'self'; frame-ancestors 'none'", 5],
  ["default-src 'none'; style-src 'unsafe-inline'", 0],
  ["default-src 'none'; img-src http:", -10],
  ["default-src 'self'; script-src 'self' 'unsafe-eval'", -10],
  ["default-src 'self'; connect-src http://x.example", -20],
  ["default-src 'self'; script-src 'unsafe-inline'", -20],
  ["script-src 'self'", -20],
  ["object-src 'none'", -20],
  ["default-src 'self' https:", -20],
  ["default-src 'self'; script-src data:", -20],
  ["default-src 'none'; script-src 'nonce-abc' 'unsafe-inline' https: 'strict-dynamic'", 10],
  ["default-src 'none'; script-src 'strict-dynamic'", -25],
  [' ; ', -25],
])('the policy %j changes the score by %i', (policy, modifier) => {
  const { outcomes } = scoreSite(changed('Content-Security-Policy', policy));
  expect(outcomes['content-security-policy'].modifier).toBe(modifier);
});

it.each([
  [['a=1; Secure; SameSite=Lax'], 5],
  [['a=1; Secure; SameSite=Lax', 'b=1; Secure'], 0],
  [['a=1; SameSite=Lax'], -5],
  [['sess=1; HttpOnly; SameSite=Lax'], -10],
  [['a=1; Secure; SameSite=maybe'], -20],
  [['a=1; SameSite=None'], -20],
  [['csrf=1; Secure'], -20],
  [['sess=1; Secure; SameSite=Lax', 'a=1; Secure; SameSite=Lax'], -30],
])('the cookies %j change the score by %i', (cookies, modifier) => {
  expect(scoreSite(site({ cookies })).outcomes.cookies.modifier).toBe(modifier);
});

it.each([
  [['a=1; HttpOnly; SameSite=Lax'], -20],
  [['login=1; HttpOnly; SameSite=Lax'], -40],
])('without HSTS the cookies %j change it by %i', (cookies, modifier) => {
  expect(scoreSite(site({ headers: {}, cookies })).outcomes.cookies.modifier).toBe(modifier);
});

it.each([
  [{}, 0],
  [{ 'Access-Control-Allow-Origin': '*' }, 0],
  [{ 'Access-Control-Allow-Origin': 'https://evil.example' }, 0],
  [
    {
      'Access-Control-Allow-Origin': 'https://evil.example',
      'Access-Control-Allow-Credentials': 'true',
    },
    -50,
  ],
])('sharing by %j changes the score by %i', (headers, modifier) => {
  const cors = { origin: 'https://evil.example', headers: new Headers(headers as HeadersInit) };
  const { outcomes } = scoreSite(site({ cors }));
  expect(outcomes['cross-origin-resource-sharing'].modifier).toBe(modifier);
});

it.each([
  [['http://a.example/', 'https://a.example/'], 0],
  [['http://a.example/', 'https://b.example/'], -5],
  [['http://a.example/', 'http://a.example/x', 'https://a.example/'], -10],
  [['http://a.example/', 'http://a.example/x'], -20],
  [['http://a.example/'], -20],
])('plain http that leads over %j changes the score by %i', (route, modifier) => {
  const httpRoute = route.map((address) => new URL(address));
  expect(scoreSite(site({ httpRoute })).outcomes.redirection.modifier).toBe(modifier);
});

it.each([
  ['<p>', 0],
  ['<script>1</script>', 0],
  ['<script src="/a.js" integrity="sha256-x"></script>', 5],
  ['<script src="https://cdn.example.net/a.js" integrity="sha256-x"></script>', 5],
  ['<script src="https://cdn.example.net/a.js"></script>', -5],
  ['<script src="http://cdn.example.net/a.js" integrity="sha256-x"></script>', -20],
  ['<script src="//cdn.example.net/a.js"></script>', -50],
])('the page %j changes the score by %i', (body, modifier) => {
  expect(scoreSite(site({ body })).outcomes['subresource-integrity'].modifier).toBe(modifier);
});

it.each([
  ['Referrer-Policy', 'no-referrer', 'referrer-policy', 5],
  ['Referrer-Policy', 'no-referrer, unsafe-url', 'referrer-policy', -5],
  ['Referrer-Policy', 'nonsense', 'referrer-policy', -5],
  ['X-Content-Type-Options', 'sniff', 'x-content-type-options', -5],
  ['Cross-Origin-Resource-Policy', 'cross-origin', 'cross-origin-resource-policy', 0],
  ['Cross-Origin-Resource-Policy', 'nonsense', 'cross-origin-resource-policy', -5],
  ['Strict-Transport-Security', 'max-age=1, max-age=2', 'strict-transport-security', -20],
] as const)('%s: %s changes the score by its rule', (header, value, test, modifier) => {
  expect(scoreSite(changed(header, value)).outcomes[test].modifier).toBe(modifier);
});

it.each([
  ['DENY', 0],
  ['allow-from https://a.example', 0],
  ['nonsense', -20],
])('X-Frame-Options: %s without frame-ancestors changes the score by %i', (value, modifier) => {
  const headers = { 'X-Frame-Options': value };
  expect(scoreSite(site({ headers })).outcomes['x-frame-options'].modifier).toBe(modifier);
});
