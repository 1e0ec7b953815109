import { expect, it, vi } from 'vitest';
import { apiBaseUrl } from './api-base-url';
import { upstream } from './upstream';

const reveal = vi.hoisted(() => vi.fn(() => 'key-of-this-test'));
vi.mock('@/lib/env', () => ({
  env: () => ({ mode: 'tavus', baseUrl: new URL('https://api.test/'), apiKey: { reveal } }),
}));

it('is had without revealing the key', () => {
  expect(apiBaseUrl().href).toBe('https://api.test/');
  expect(reveal).not.toHaveBeenCalled();
  expect(upstream().apiKey).toBe('key-of-this-test');
  expect(reveal).toHaveBeenCalledOnce();
});
