import { describe, expect, it } from 'vitest';
import { parseEnv, type Env } from '@/lib/env';
import { faultsText, readyLine, startWarnings } from './messages';

const KEY = { TAVUS_API_KEY: 'key-that-stays-secret' };
const HASH = { ADMIN_PASSWORD_HASH: `scrypt:131072:8:1:AAECAwQFBgcICQoLDA0ODw:${'A'.repeat(43)}` };
const OIDC = {
  OIDC_ISSUER: 'https://login.example.com/realm',
  OIDC_CLIENT_ID: 'pal-skills',
  OIDC_CLIENT_SECRET: 'client-secret',
  OIDC_ALLOWED: 'example.com=viewer',
};
const BEHIND_PROXY = { APP_ORIGIN: 'https://pals.example.com', TRUSTED_PROXIES: '10.0.0.5' };

function envOf(settings: Readonly<Record<string, string>>): Env {
  const result = parseEnv(settings);
  if (!result.ok) throw new Error(result.faults.join('\n'));
  return result.env;
}

describe('the line that says it is ready', () => {
  it('says where the sandbox is and that nothing reaches Tavus', () => {
    expect(readyLine(envOf({}))).toBe(
      'PAL Skills is ready at http://127.0.0.1:3000 (sandbox: sample data, nothing reaches Tavus)',
    );
  });

  it('says which API a dashboard with a key talks to and how to sign in, and no secret', () => {
    expect(readyLine(envOf({ ...KEY, ...HASH, HOST: '::1', PORT: '8080' }))).toBe(
      'PAL Skills is ready at http://[::1]:8080 (Tavus: https://tavusapi.com). ' +
        'Sign in with the admin password.',
    );
  });

  it('leads with the address people open', () => {
    expect(readyLine(envOf({ ...KEY, ...HASH, ...OIDC, ...BEHIND_PROXY, HOST: '0.0.0.0' }))).toBe(
      'PAL Skills is ready at https://pals.example.com ' +
        '(listening on http://0.0.0.0:3000; Tavus: https://tavusapi.com). ' +
        'Sign in with the admin password or OpenID Connect at login.example.com.',
    );
  });
});

describe('the warnings', () => {
  it('are none where nothing is to be warned of', () => {
    expect(startWarnings(envOf({}))).toEqual([]);
    expect(startWarnings(envOf({ ...KEY, ...HASH, ...BEHIND_PROXY }))).toEqual([]);
  });

  it('name the plain password, and do not repeat it', () => {
    const ADMIN_PASSWORD = 'correct horse battery';
    const warnings = startWarnings(envOf({ ...KEY, ADMIN_PASSWORD }));
    expect(warnings).toEqual([expect.stringContaining('ADMIN_PASSWORD_HASH in its place')]);
    expect(warnings.join()).not.toContain(ADMIN_PASSWORD);
  });

  it('name plain HTTP that was allowed', () => {
    const settings = { APP_ORIGIN: 'http://pals.example.com', ALLOW_INSECURE_HTTP: '1' };
    expect(startWarnings(envOf({ ...KEY, ...HASH, ...settings }))).toEqual([
      expect.stringMatching(/ALLOW_INSECURE_HTTP .* unencrypted/),
    ]);
  });

  it('name a proxy that nobody has told of, for then all people share its address', () => {
    expect(startWarnings(envOf({ ...KEY, ...HASH, APP_ORIGIN: BEHIND_PROXY.APP_ORIGIN }))).toEqual([
      expect.stringContaining('TRUSTED_PROXIES is not set'),
    ]);
  });
});

it('names every fault of the configuration on a line of its own', () => {
  expect(faultsText(['PORT is not a port.', 'HOST is empty.'])).toBe(
    '2 settings are wrong, so nothing was started:\n- PORT is not a port.\n- HOST is empty.',
  );
  expect(faultsText(['PORT is not a port.'])).toMatch(/^One setting is wrong/);
});
