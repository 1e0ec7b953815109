import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from './content-security-policy';

const NONCE = 'q83vASNFZ4mrze8BI0VniQ==';

function directives(policy: string): Record<string, string[]> {
  return Object.fromEntries(
    policy.split('; ').map((part) => {
      const [name = '', ...sources] = part.split(' ');
      return [name, sources];
    }),
  );
}

describe('the policy of a page', () => {
  const page = contentSecurityPolicy({ nonce: NONCE, isHttps: true, isDevelopment: false });

  it('forbids everything but what it lists', () => {
    expect(directives(page)).toEqual({
      'default-src': ["'none'"],
      'script-src': [`'nonce-${NONCE}'`, "'strict-dynamic'"],
      'style-src': ["'self'"],
      'img-src': ["'self'"],
      'font-src': ["'self'"],
      'connect-src': ["'self'"],
      'manifest-src': ["'self'"],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'self'"],
      'frame-ancestors': ["'none'"],
      'require-trusted-types-for': ["'script'"],
      'trusted-types': ['default'],
      'upgrade-insecure-requests': [],
    });
  });

  it('has no unsafe source in production', () => {
    expect(page).not.toContain('unsafe');
  });

  it('sends nobody to https where the dashboard is opened over http', () => {
    const plain = contentSecurityPolicy({ nonce: NONCE, isHttps: false, isDevelopment: false });
    expect(page).toBe(`${plain}; upgrade-insecure-requests`);
  });

  it('lets hot reload work in development, and scripts still need the nonce', () => {
    const dev = directives(
      contentSecurityPolicy({ nonce: NONCE, isHttps: false, isDevelopment: true }),
    );
    expect(dev['script-src']).toEqual([`'nonce-${NONCE}'`, "'strict-dynamic'", "'unsafe-eval'"]);
    expect(dev['connect-src']).toContain('ws:');
  });
});

it('an answer without a nonce runs no script', () => {
  const policy = contentSecurityPolicy({ nonce: null, isHttps: true, isDevelopment: false });
  expect(directives(policy)['script-src']).toEqual(["'none'"]);
});
