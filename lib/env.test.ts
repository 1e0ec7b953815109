import { describe, expect, it } from 'vitest';
import { parseEnv } from './env';

const KEY = 'tvs-canary-0123456789';

function faultsOf(source: Record<string, string | undefined>): readonly string[] {
  const result = parseEnv(source);
  return result.ok ? [] : result.faults;
}

describe('the configuration', () => {
  it('is the sandbox on 127.0.0.1:3000 where nothing, or only blanks, is set', () => {
    const env = {
      mode: 'sandbox',
      host: '127.0.0.1',
      port: 3000,
      sandboxPals: null,
      sandboxDocuments: null,
    };
    expect(parseEnv({})).toEqual({ ok: true, env });
    const blanks = { TAVUS_API_KEY: '', TAVUS_BASE_URL: '', HOST: '', PORT: '', SANDBOX_PALS: '' };
    expect(parseEnv({ ...blanks, PATH: '/bin' })).toEqual({ ok: true, env });
  });

  it('is Tavus where there is a key, with the real API by default', () => {
    const result = parseEnv({ TAVUS_API_KEY: KEY, HOST: 'localhost', PORT: '8080' });
    expect(result).toMatchObject({
      ok: true,
      env: { mode: 'tavus', apiKey: KEY, host: 'localhost', port: 8080 },
    });
    expect(result.ok && result.env.mode === 'tavus' && result.env.baseUrl.href).toBe(
      'https://tavusapi.com/',
    );
  });

  it('takes the size of the sandbox', () => {
    expect(parseEnv({ SANDBOX_PALS: '5000', SANDBOX_DOCUMENTS: '20000' })).toMatchObject({
      env: { sandboxPals: 5000, sandboxDocuments: 20_000 },
    });
  });

  it.each([
    'https://proxy.test/tavus',
    'http://127.0.0.1:4010',
    'http://[::1]:1/',
    'http://localhost',
  ])('takes the base address %s', (TAVUS_BASE_URL) => {
    expect(faultsOf({ TAVUS_API_KEY: KEY, TAVUS_BASE_URL })).toEqual([]);
  });

  it.each([
    'http://tavusapi.com',
    'http://localhost.evil.test',
    'ftp://127.0.0.1',
    'tavusapi.com',
    'https://u:p@tavusapi.com',
    'https://tavusapi.com?x=1',
    'https://tavusapi.com/?',
    'https://tavusapi.com/#x',
    'javascript:alert(1)',
  ])('refuses the base address %s', (TAVUS_BASE_URL) => {
    expect(faultsOf({ TAVUS_API_KEY: KEY, TAVUS_BASE_URL })).toEqual([
      expect.stringMatching(/^TAVUS_BASE_URL must be/),
    ]);
  });

  it.each([
    ['TAVUS_API_KEY', 'short'],
    ['TAVUS_API_KEY', 'with space inside'],
    ['TAVUS_API_KEY', 'smart’quote-0123'],
    ['TAVUS_API_KEY', `${KEY}\n`],
    ['TAVUS_API_KEY', 'k'.repeat(257)],
    ['HOST', '127.0.0.1:3000'],
    ['HOST', '[::1]'],
    ['HOST', 'http://x'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '3e3'],
    ['PORT', '-1'],
    ['SANDBOX_PALS', '0'],
    ['SANDBOX_PALS', '20001'],
    ['SANDBOX_DOCUMENTS', 'many'],
  ])('refuses %s=%s with one sentence that does not repeat it', (name, value) => {
    const faults = faultsOf({ [name]: value });
    expect(faults).toEqual([expect.stringMatching(new RegExp(`^${name} must be .*\\.$`))]);
    expect(faults.join()).not.toContain(value === '0' ? ' 0 ' : value);
  });

  it('refuses an address without a key, rather than serve the sandbox in its place', () => {
    expect(faultsOf({ TAVUS_BASE_URL: 'https://tavusapi.com' })).toEqual([
      expect.stringContaining('set TAVUS_API_KEY or remove TAVUS_BASE_URL'),
    ]);
  });

  it.each(['0.0.0.0', '::', '192.168.1.5', 'dashboard.test', '127.evil.test', '127.1'])(
    'refuses a key while bound to %s, but lets the sandbox',
    (HOST) => {
      expect(faultsOf({ TAVUS_API_KEY: KEY, HOST })).toEqual([
        expect.stringMatching(/^HOST must be a loopback address/),
      ]);
      expect(faultsOf({ HOST })).toEqual([]);
    },
  );

  it('names all faults at once', () => {
    const faults = faultsOf({
      TAVUS_API_KEY: 'bad key',
      TAVUS_BASE_URL: 'nonsense',
      HOST: '0.0.0.0',
      PORT: 'x',
      SANDBOX_PALS: 'x',
      SANDBOX_DOCUMENTS: 'x',
    });
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
      'TAVUS_API_KEY',
      'TAVUS_BASE_URL',
      'PORT',
      'SANDBOX_PALS',
      'SANDBOX_DOCUMENTS',
      'HOST',
    ]);
    expect(faults.join()).not.toMatch(/bad key|nonsense/);
  });
});
