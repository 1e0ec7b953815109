import type { ServerResponse } from 'node:http';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { isApiReady } from './readiness';
import { sendJson, startUpstream, type TestUpstream } from './test-upstream';

const target = vi.hoisted(() => ({ baseUrl: new URL('http://127.0.0.1:9/') }));
vi.mock('./upstream', () => ({
  upstream: () => ({ baseUrl: target.baseUrl, apiKey: 'key-of-this-test' }),
}));

let now = 0;

beforeEach(() => {
  now = 0;
  delete (globalThis as { palSkillsReadiness?: unknown }).palSkillsReadiness;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});

async function api(answer: (response: ServerResponse) => void): Promise<TestUpstream> {
  const upstream = await startUpstream((_, response) => answer(response));
  target.baseUrl = upstream.baseUrl;
  return upstream;
}

describe('isApiReady', () => {
  it('asks once for all who come, and again after 15 s', async () => {
    const upstream = await api((response) => sendJson(response, { data: [] }));
    expect(await Promise.all(Array.from({ length: 20 }, isApiReady))).not.toContain(false);
    now = 14_999;
    expect(await isApiReady()).toBe(true);
    expect(upstream.seen.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /v2/skills']);
    now = 15_000;
    expect(await isApiReady()).toBe(true);
    expect(upstream.seen).toHaveLength(2);
  });

  it.each([401, 403, 429, 500, 503])(
    'takes %i for "not ready", without a second try, and asks again after 5 s',
    async (status) => {
      const upstream = await api((response) => sendJson(response, {}, status));
      expect(await isApiReady()).toBe(false);
      now = 4_999;
      expect(await isApiReady()).toBe(false);
      expect(upstream.seen).toHaveLength(1);
      now = 5_000;
      expect(await isApiReady()).toBe(false);
      expect(upstream.seen).toHaveLength(2);
    },
  );

  it('is not ready for five minutes at most where the API asks for a day', async () => {
    let isLimited = true;
    const upstream = await api((response) =>
      isLimited
        ? sendJson(response, {}, 429, { 'retry-after': '86400' })
        : sendJson(response, { data: [] }),
    );
    expect(await isApiReady()).toBe(false);
    isLimited = false;
    now = 299_000;
    expect(await isApiReady()).toBe(false);
    expect(upstream.seen).toHaveLength(1);
    now = 305_000;
    expect(await isApiReady()).toBe(true);
  });

  it('is not ready where nothing listens, and ready as soon as something does', async () => {
    const upstream = await api((response) => response.socket?.destroy());
    expect(await isApiReady()).toBe(false);
    expect(upstream.seen).toHaveLength(1);
    now = 5_000;
    await api((response) => sendJson(response, { data: [] }));
    expect(await isApiReady()).toBe(true);
  });
});
