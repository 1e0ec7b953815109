import { describe, expect, it, vi } from 'vitest';
import { FailureError, getJson } from './get-json';
import { failure } from './failures';

function answer(make: () => Response | Error): void {
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => {
    const made = make();
    if (made instanceof Error) throw made;
    return made;
  });
}

async function failureOf(promise: Promise<unknown>) {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof FailureError ? error.failure : error;
}

describe('a read of the dashboard', () => {
  it('gives the data', async () => {
    answer(() => Response.json({ pals: [] }));
    expect(await getJson('/api/pals')).toEqual({ pals: [] });
  });

  it('ends in the failure the server told, whole', async () => {
    const told = failure('rate_limited', { retry_after_seconds: 7, detail: 'Slowly.' });
    answer(() => Response.json({ error: told }, { status: 429 }));
    expect(await failureOf(getJson('/api/pals'))).toEqual(told);
  });

  it('ends in words for the browser where nothing answers', async () => {
    answer(() => new TypeError('Failed to fetch'));
    expect(await failureOf(getJson('/api/pals'))).toEqual({
      code: 'network',
      message: expect.stringMatching(/^The dashboard did not answer/),
    });
  });

  it.each([
    ['<html>', 500],
    ['{}', 500],
    ['{"error": "text"}', 500],
    ['{"error": {"code": "toString", "message": "x"}}', 500],
    ['{"error": {"code": "network"}}', 500],
    ['<html>', 200],
    ['', 200],
  ])('says that it cannot read %j with status %i', async (body, status) => {
    answer(() => new Response(body, { status }));
    expect(await failureOf(getJson('/api/pals'))).toMatchObject({ code: 'unexpected_answer' });
  });

  it('that is ended by its reader is no failure', async () => {
    const reader = new AbortController();
    reader.abort();
    const { reason } = reader.signal;
    answer(() => reason);
    expect(await failureOf(getJson('/api/pals', reader.signal))).toBe(reason);
  });
});
