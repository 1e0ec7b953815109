import { describe, expect, it, vi } from 'vitest';
import { sendJson, startUpstream } from '@/lib/tavus/test-upstream';
import { prefetchPalList } from './prefetch-list';

const target = vi.hoisted(() => ({ baseUrl: new URL('http://127.0.0.1:9/') }));
vi.mock('@/lib/tavus/upstream', () => ({
  upstream: () => ({ baseUrl: target.baseUrl, apiKey: 'key-of-this-test' }),
}));
vi.mock('@/lib/tavus/api-base-url', () => ({ apiBaseUrl: () => target.baseUrl }));

/** The API with one PAL; its registry answers when the test says so. */
async function serve(registry: Promise<void>) {
  let isAnswered = false;
  const upstream = await startUpstream(({ url }, response) => {
    if (url !== '/v2/skills') {
      const data = [{ pal_id: 'p1', pal_name: 'Ada' }];
      return sendJson(response, { data, total_count: 1 });
    }
    void registry.then(() => {
      isAnswered = true;
      sendJson(response, { data: [{ skill_id: 'a', display_name: 'A', description: 'Does a.' }] });
    });
  });
  target.baseUrl = upstream.baseUrl;
  return { isAnswered: () => isAnswered };
}

async function prefetched() {
  const state = await prefetchPalList();
  if (!state.ok) throw new Error(state.error.message);
  return new Map(
    state.data.queries.map(({ queryKey, state: { data } }) => [queryKey.join(), data]),
  );
}

describe('what a page of all PALs opens on', () => {
  it('is the list, and only the names of the registry', async () => {
    await serve(Promise.resolve());
    const queries = await prefetched();
    expect(queries.get('pals,list')).toMatchObject({ pals: [{ pal_id: 'p1' }] });
    expect(queries.get('skills,names')).toEqual([{ skill_id: 'a', name: 'A' }]);
  });

  it('does not wait for a registry that is slow', async () => {
    let answer = () => {};
    const registry = new Promise<void>((resolve) => (answer = resolve));
    const { isAnswered } = await serve(registry);
    const queries = await prefetched();
    expect(isAnswered()).toBe(false);
    expect(queries.has('pals,list')).toBe(true);
    expect(queries.has('skills,names')).toBe(false);
    answer();
  });
});
