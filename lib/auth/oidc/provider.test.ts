import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { Secret } from '@/lib/secret';
import { connectProvider, type OidcSettings } from './provider';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A provider that answers with this; `asked` counts how often. */
async function provide(answer: (issuer: string) => RequestListener) {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const count = { asked: 0 };
  server.on('request', (request, response) => {
    count.asked += 1;
    answer(issuer)(request, response);
  });
  const settings: OidcSettings = {
    issuer: new URL(issuer),
    clientId: 'dashboard',
    clientSecret: new Secret('client-secret'),
    allowed: [],
  };
  return { settings, count };
}

function metadata(issuer: string, more: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    ...more,
  });
}

const answering =
  (body: (issuer: string) => string, status = 200) =>
  (issuer: string): RequestListener =>
  (_request, response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(body(issuer));

describe('what the provider tells of itself', () => {
  it('is asked for once, by however many sign-ins at once, and kept', async () => {
    const { settings, count } = await provide(answering((issuer) => metadata(issuer)));
    const all = await Promise.all(Array.from({ length: 10 }, () => connectProvider(settings)));
    expect(all.every(({ ok }) => ok)).toBe(true);
    expect((await connectProvider(settings)).ok).toBe(true);
    expect(count.asked).toBe(1);
  });

  it('is asked for again after it could not be had', async () => {
    let isDown = true;
    const { settings, count } = await provide((issuer) =>
      isDown ? answering(() => 'Down', 503)(issuer) : answering(metadata)(issuer),
    );
    expect(await connectProvider(settings)).toEqual({
      ok: false,
      reason: 'discovery_oauth_response_is_not_conform',
    });
    isDown = false;
    expect((await connectProvider(settings)).ok).toBe(true);
    expect(count.asked).toBe(2);
  });

  it.each<[string, (issuer: string) => string, string]>([
    [
      'names another issuer',
      () => metadata('https://evil.test'),
      'oauth_json_attribute_comparison',
    ],
    ['lacks an endpoint', (issuer) => metadata(issuer, { jwks_uri: undefined }), 'incomplete'],
    [
      'has an endpoint of another kind',
      (issuer) => metadata(issuer, { token_endpoint: 'file:///etc/passwd' }),
      'incomplete',
    ],
    ['is no JSON', () => '<html>', 'oauth_parse_error'],
    ['is too long', (issuer) => metadata(issuer, { x: 'x'.repeat(300_000) }), 'network'],
  ])('is not believed where it %s', async (_what, body, reason) => {
    const { settings } = await provide(answering(body));
    const provider = await connectProvider(settings);
    expect(provider).toMatchObject({ ok: false });
    expect(provider.ok ? '' : provider.reason).toContain(`discovery_${reason}`);
  });

  it('is not believed where the address is that of a document which names another issuer', async () => {
    const { settings } = await provide(answering(() => metadata('http://127.0.0.1:9')));
    const issuer = new URL('/.well-known/openid-configuration', settings.issuer);
    expect(await connectProvider({ ...settings, issuer })).toEqual({
      ok: false,
      reason: 'discovery_other_issuer',
    });
  });

  it('is not followed to another place', async () => {
    const target = await provide(answering((issuer) => metadata(issuer)));
    const { settings } = await provide(() => (_request, response) => {
      response.writeHead(302, { location: target.settings.issuer.href }).end();
    });
    expect((await connectProvider(settings)).ok).toBe(false);
    expect(target.count.asked).toBe(0);
  });
});
