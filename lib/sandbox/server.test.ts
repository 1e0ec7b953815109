import { describe, expect, it } from 'vitest';
import { startSandbox } from './server';

describe('startSandbox', () => {
  it('listens on a loopback port of the system, and on nothing once closed', async () => {
    const { url, apiKey, close } = await startSandbox({ apiKey: 'server-key' });
    expect(url.hostname).toBe('127.0.0.1');
    expect(Number(url.port)).toBeGreaterThan(0);
    const response = await fetch(new URL('/v2/skills', url), { headers: { 'x-api-key': apiKey } });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    await response.text();
    await close();
    await expect(fetch(url)).rejects.toThrow();
  });

  it('fails in words where the port is taken', async () => {
    const { url, close } = await startSandbox({ apiKey: 'server-key' });
    const second = startSandbox({ apiKey: 'server-key', port: Number(url.port) });
    await expect(second).rejects.toThrow('EADDRINUSE');
    await close();
  });
});
