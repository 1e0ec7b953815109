import { expect, it } from 'vitest';
import { securityHeaders } from './security-headers';

it('asks for HTTPS for two years, subdomains included, where the dashboard is opened over it', () => {
  expect(securityHeaders({ isHttps: true })['Strict-Transport-Security']).toBe(
    'max-age=63072000; includeSubDomains',
  );
});

it('says nothing of HTTPS where the dashboard is opened over plain HTTP', () => {
  expect(securityHeaders({ isHttps: false })).not.toHaveProperty('Strict-Transport-Security');
});

it('shuts every feature of the browser but writing to the clipboard, for the copy buttons', () => {
  const features = securityHeaders({ isHttps: true })['Permissions-Policy']?.split(', ') ?? [];
  expect(features.length).toBeGreaterThan(20);
  expect(features.filter((feature) => !feature.endsWith('=()'))).toEqual([
    'clipboard-write=(self)',
  ]);
});

it('keeps the page apart from other origins', () => {
  expect(securityHeaders({ isHttps: true })).toMatchObject({
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
  });
});
