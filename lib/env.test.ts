import { describe, expect, it } from 'vitest';
import { parseEnv, type Env } from './env';

const KEY = 'tvs-canary-0123456789';
const PASSWORD = 'fifteen letters!';
const HASH = `scrypt:131072:8:1:AAECAwQFBgcICQoLDA0ODw:${'A'.repeat(43)}`;
const SIGN_IN = { ADMIN_PASSWORD_HASH: HASH };
const OIDC = {
  OIDC_ISSUER: 'https://login.example.com/realm',
  OIDC_CLIENT_ID: 'pal-skills',
  OIDC_CLIENT_SECRET: 'client-secret-1',
  OIDC_ALLOWED: 'Ada@Example.com=editor, example.org=viewer,',
};
const ORIGIN = { APP_ORIGIN: 'https://pals.example.com' };

type Settings = Record<string, string | undefined>;

function faultsOf(source: Settings): readonly string[] {
  const result = parseEnv(source);
  return result.ok ? [] : result.faults;
}

function envOf(source: Settings): Env {
  const result = parseEnv(source);
  if (!result.ok) throw new Error(result.faults.join('\n'));
  return result.env;
}

describe('the configuration', () => {
  it('is the sandbox on 127.0.0.1:3000 where nothing, or only blanks, is set', () => {
    const env: Env = {
      mode: 'sandbox',
      host: '127.0.0.1',
      port: 3000,
      appOrigin: null,
      signIn: null,
      sessionSecret: null,
      revocationsFile: null,
      trustedProxies: [],
      isInsecureHttpAllowed: false,
      auditFile: null,
      logLevel: 'info',
      sandboxPals: null,
      sandboxDocuments: null,
    };
    expect(parseEnv({})).toEqual({ ok: true, env });
    const blanks = { TAVUS_API_KEY: '', TAVUS_BASE_URL: '', HOST: '', ADMIN_PASSWORD: '' };
    expect(parseEnv({ ...blanks, PATH: '/bin' })).toEqual({ ok: true, env });
  });

  it('is Tavus where there is a key and a way to sign in, with the real API by default', () => {
    const env = envOf({ TAVUS_API_KEY: KEY, HOST: 'localhost', PORT: '8080', ...SIGN_IN });
    expect(env).toMatchObject({ mode: 'tavus', host: 'localhost', port: 8080 });
    if (env.mode !== 'tavus') throw new Error('not Tavus');
    expect(env.baseUrl.href).toBe('https://tavusapi.com/');
    expect(env.apiKey.reveal()).toBe(KEY);
    expect(env.signIn).toMatchObject({ password: { kind: 'hash' }, oidc: null });
  });

  it('takes the size of the sandbox', () => {
    expect(envOf({ SANDBOX_PALS: '5000', SANDBOX_DOCUMENTS: '20000' })).toMatchObject({
      sandboxPals: 5000,
      sandboxDocuments: 20_000,
    });
  });

  it('takes a plain password for a first try', () => {
    const { signIn } = envOf({ TAVUS_API_KEY: KEY, ADMIN_PASSWORD: PASSWORD });
    const password = signIn?.password;
    expect(password?.kind === 'plain' && password.password.reveal()).toBe(PASSWORD);
  });

  it('takes OpenID Connect with its list of people, in lower case', () => {
    const { signIn, appOrigin } = envOf({ TAVUS_API_KEY: KEY, ...OIDC, ...ORIGIN });
    expect(appOrigin?.origin).toBe('https://pals.example.com');
    expect(signIn?.password).toBeNull();
    expect(signIn?.oidc?.issuer.href).toBe('https://login.example.com/realm');
    expect(signIn?.oidc?.clientSecret.reveal()).toBe('client-secret-1');
    expect(signIn?.oidc?.allowed).toEqual([
      { kind: 'address', value: 'ada@example.com', role: 'editor' },
      { kind: 'domain', value: 'example.org', role: 'viewer' },
    ]);
  });

  it('takes what several instances behind a proxy need', () => {
    const env = envOf({
      ...{ TAVUS_API_KEY: KEY, HOST: '0.0.0.0', ...SIGN_IN, ...ORIGIN },
      SESSION_SECRET: 's'.repeat(32),
      REVOCATIONS_FILE: '/var/lib/pal-skills/revocations.jsonl',
      TRUSTED_PROXIES: '10.0.0.5, fd00::/8',
      AUDIT_FILE: '/var/log/pal-skills.jsonl',
      LOG_LEVEL: 'warn',
    });
    expect(env).toMatchObject({
      revocationsFile: '/var/lib/pal-skills/revocations.jsonl',
      trustedProxies: ['10.0.0.5', 'fd00::/8'],
      auditFile: '/var/log/pal-skills.jsonl',
      logLevel: 'warn',
    });
    expect(env.sessionSecret?.reveal()).toBe('s'.repeat(32));
  });

  it.each([
    '10.0.0.0/8, 100.64.0.0/10, 127.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, fc00::/7, fe80::/10',
    '12.0.0.0/8, 12.0.0.0/8, 12.34.0.0/16, 12.34.56.78',
    '173.245.48.0/20, 104.16.0.0/13, 2400:cb00::/32, 2a06:98c0::/29, 2c0f:f248::/32',
    '::ffff:10.0.0.0/104, ::ffff:12.0.0.0/104',
  ])('takes the proxies %s', (TRUSTED_PROXIES) => {
    const env = envOf({ ...{ TAVUS_API_KEY: KEY, ...SIGN_IN, ...ORIGIN }, TRUSTED_PROXIES });
    expect(env.trustedProxies).toHaveLength(TRUSTED_PROXIES.split(',').length);
  });

  it('takes plain HTTP beyond this machine only when told so in as many words', () => {
    const settings = { TAVUS_API_KEY: KEY, HOST: '0.0.0.0', APP_ORIGIN: 'http://pals.example.com' };
    expect(faultsOf({ ...settings, ...SIGN_IN })).toEqual([
      expect.stringMatching(/^APP_ORIGIN must begin with https:/),
    ]);
    const env = envOf({ ...settings, ...SIGN_IN, ALLOW_INSECURE_HTTP: '1' });
    expect(env.isInsecureHttpAllowed).toBe(true);
  });

  it('prints without any secret', () => {
    const env = envOf({ TAVUS_API_KEY: KEY, ...SIGN_IN, ...OIDC, ...ORIGIN });
    const text = JSON.stringify(env);
    for (const secret of [KEY, HASH, OIDC.OIDC_CLIENT_SECRET]) expect(text).not.toContain(secret);
  });

  it.each([
    ...['https://proxy.test/tavus', 'http://127.0.0.1:4010', 'http://[::1]:1/', 'http://localhost'],
  ])('takes the base address %s', (TAVUS_BASE_URL) => {
    expect(faultsOf({ TAVUS_API_KEY: KEY, TAVUS_BASE_URL, ...SIGN_IN })).toEqual([]);
  });

  it.each([
    'https://pals.example.com',
    'https://pals.example.com/',
    'https://pals.example.com:8443',
    'http://localhost:3000',
    'http://[::1]:3000',
  ])('takes the origin %s', (APP_ORIGIN) => {
    expect(faultsOf({ APP_ORIGIN })).toEqual([]);
  });
});
