import { describe, expect, it } from 'vitest';
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
  const present = new AbortController().signal;

  /** Batches without end, and whether their generator was closed. */
  function numbers() {
    const state = { made: 0, isClosed: false, signal: present };
    async function* open(signal: AbortSignal) {
      state.signal = signal;
      try {
        for (;;) yield [{ number: ++state.made, text: 'a\nb' }];
      } finally {
        state.isClosed = true;
      }
    }
    return { state, open };
  }

  it('has one line of JSON an item', async () => {
    async function* open() {
      yield [{ number: 1, text: 'a\nb' }, { number: 1.5 }];
      yield [{ number: 2 }];
    }
    const response = respondWithLines(open, present);
    expect(response.headers.get('content-type')).toMatch(/^text\/x-ndjson/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const lines = (await response.text()).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).number)).toEqual([1, 1.5, 2]);
  });

  it('closes its generator when a browser leaves that takes nothing more', async () => {
    const { state, open } = numbers();
    const reader = respondWithLines(open, present).body?.getReader();
    await reader?.read();
    expect(state.isClosed).toBe(false);
    await reader?.cancel();
    expect(state).toMatchObject({ isClosed: true, signal: { aborted: true } });
    const { made } = state;
    await new Promise((resolve) => setImmediate(resolve));
    expect(state.made).toBe(made);
  });

  it('closes its generator when the request is aborted', async () => {
    const { state, open } = numbers();
    const request = new AbortController();
    const reader = respondWithLines(open, request.signal).body?.getReader();
    await reader?.read();
    request.abort();
    await new Promise((resolve) => setImmediate(resolve));
    expect(state).toMatchObject({ isClosed: true, signal: { aborted: true } });
  });

  it('closes its generator when a browser leaves while a batch is awaited', async () => {
    let isClosed = false;
    async function* open(signal: AbortSignal) {
      try {
        yield [1];
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
      } finally {
        isClosed = true;
      }
    }
    const reader = respondWithLines(open, present).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(isClosed).toBe(true);
  });
});
