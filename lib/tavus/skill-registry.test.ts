import { describe, expect, it, vi } from 'vitest';
import { skillRegistry } from './skill-registry';
import { sendJson, startUpstream } from './test-upstream';

const target = vi.hoisted(() => ({ baseUrl: new URL('http://127.0.0.1:9/') }));
vi.mock('./upstream', () => ({
  upstream: () => ({ baseUrl: target.baseUrl, apiKey: 'key-of-this-test' }),
}));

async function serve(answers: readonly { status: number; body: unknown }[]) {
  let calls = 0;
  const upstream = await startUpstream((_, response) => {
    const answer = answers[Math.min(calls, answers.length - 1)];
    calls += 1;
    sendJson(response, answer?.body, answer?.status);
  });
  target.baseUrl = upstream.baseUrl;
  return upstream;
}

const LISTED = { status: 200, body: { data: [{ skill_id: 'a', display_name: 'A' }] } };
const REFUSED = { status: 401, body: { message: 'Invalid access token' } };

describe('the cached registry', () => {
  it('is read once for concurrent and for later callers', async () => {
    const upstream = await serve([LISTED]);
    const [one, other] = await Promise.all([skillRegistry().get(), skillRegistry().get()]);
    expect(one).toMatchObject({ ok: true, data: [{ skill_id: 'a', name: 'A' }] });
    expect([other, await skillRegistry().get()]).toEqual([one, one]);
    expect(upstream.seen).toHaveLength(1);
  });

  it('is read again when five minutes have passed, and a failure after five seconds', async () => {
    const upstream = await serve([REFUSED, LISTED]);
    let now = 1_000;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
    expect(await skillRegistry().get()).toMatchObject({ error: { code: 'key_rejected' } });
    now += 4_999;
    expect(await skillRegistry().get()).toMatchObject({ ok: false });
    expect(upstream.seen).toHaveLength(1);
    now += 2;
    expect(await skillRegistry().get()).toMatchObject({ ok: true });
    now += 5 * 60_000 - 1;
    await skillRegistry().get();
    expect(upstream.seen).toHaveLength(2);
    now += 2;
    await skillRegistry().get();
    expect(upstream.seen).toHaveLength(3);
    clock.mockRestore();
  });

  it('belongs to one API', async () => {
    await serve([LISTED]);
    await skillRegistry().get();
    const other = await serve([{ status: 200, body: { data: [] } }]);
    expect(await skillRegistry().get()).toEqual({ ok: true, data: [] });
    expect(other.seen).toHaveLength(1);
  });
});
