import { describe, expect, it, vi } from 'vitest';
import { respond, respondWithLines } from './respond';
import { fail, failure } from './failures';
import { ok } from './result';

describe('an answer', () => {
  it('is the data, and is kept nowhere', async () => {
    const response = respond(ok({ pals: [] }));
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({ pals: [] });
  });

  it.each([
    ['key_rejected', 502],
    ['unexpected_redirect', 502],
    ['timeout', 504],
    ['not_found', 404],
    ['invalid_id', 400],
    ['untrusted_request', 403],
  ] as const)('is for %s a %i, which no browser acts on by itself', async (code, status) => {
    const response = respond(fail(code));
    expect(response.status).toBe(status);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({ error: failure(code) });
  });

  it('says when to come again', async () => {
    const response = respond(fail('rate_limited', { retry_after_seconds: 7 }));
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('7');
    expect(await response.json()).toEqual({
      error: failure('rate_limited', { retry_after_seconds: 7 }),
    });
  });
});

describe('an answer in lines', () => {
  async function* count(made: number[]) {
    for (let number = 1; number <= 3; number += 1) {
      made.push(number);
      yield [
        { number, text: 'a\nb' },
        { number: number + 0.5, text: '' },
      ];
    }
  }

  it('has one line of JSON an item', async () => {
    const response = respondWithLines(count([]), () => undefined);
    expect(response.headers.get('content-type')).toMatch(/^text\/x-ndjson/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const lines = (await response.text()).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).number)).toEqual([1, 1.5, 2, 2.5, 3, 3.5]);
  });

  it('stops asking for items and says so when the browser leaves', async () => {
    const made: number[] = [];
    const leave = vi.fn();
    const reader = respondWithLines(count(made), leave).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(leave).toHaveBeenCalledOnce();
    expect(made.length).toBeLessThan(3);
  });
});
