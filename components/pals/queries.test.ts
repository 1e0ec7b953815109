import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { failure } from '@/lib/failures';
import type { PalSkillsLine } from '@/lib/tavus/wire';
import { readPalSkills, skillSetsQuery } from './list/skill-sets-query';
import { failureOf, palKeys, rememberSkills } from './queries';

const encoder = new TextEncoder();
const AT = '2026-11-23T10:00:00.000Z';
const line = (pal_id: string): PalSkillsLine => ({ pal_id, ok: true, skills: [], read_at: AT });
const textOf = (lines: readonly PalSkillsLine[]) =>
  lines.map((entry) => `${JSON.stringify(entry)}\n`).join('');

let client: QueryClient;
beforeEach(() => {
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
});
afterEach(() => {
  client.clear();
  vi.unstubAllGlobals();
});

function answerWith(makeBody: () => BodyInit, status = 200) {
  vi.stubGlobal('fetch', async (_: string, { signal }: RequestInit) => {
    signal?.throwIfAborted();
    return new Response(makeBody(), { status });
  });
}

/** A body that stays open until it is cancelled, as a server's that is still reading. */
function openBody(text: string, onCancel: () => void): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(text)),
    cancel: onCancel,
  });
}

const readings = () => client.getQueryData(skillSetsQuery().queryKey);

test('a stream read to its end is whole, and fresh for a while', async () => {
  answerWith(() => textOf([line('p1'), { pal_id: 'p2', ok: false, message: 'It timed out.' }]));
  const result = await client.fetchQuery(skillSetsQuery());
  expect(result.isWhole).toBe(true);
  expect(result.byPal.get('p1')?.state).toBe('read');
  expect(result.byPal.get('p2')).toMatchObject({ state: 'failed', message: 'It timed out.' });

  answerWith(() => 'not asked again');
  expect(await client.fetchQuery(skillSetsQuery())).toEqual(result);
});

test('5,000 lines update the cache a few times, not 5,000', async () => {
  answerWith(() => textOf(Array.from({ length: 5_000 }, (_, index) => line(`p${index}`))));
  const updated = vi.fn();
  const unsubscribe = client.getQueryCache().subscribe(updated);
  const result = await client.fetchQuery(skillSetsQuery());
  unsubscribe();
  expect(result.byPal.size).toBe(5_000);
  expect(updated.mock.calls.length).toBeLessThan(50);
});

test('a stream that ends in half a line fails, and keeps what came before it', async () => {
  answerWith(() => `${textOf([line('p1')])}{"pal_id":"p2","ok":true,"ski`);
  await expect(client.fetchQuery(skillSetsQuery())).rejects.toThrow('before all skills were read');
  expect(readings()).toMatchObject({ isWhole: false });
  expect([...(readings()?.byPal.keys() ?? [])]).toEqual(['p1']);
});

test('a refused stream fails with what the server said', async () => {
  const refusal = failure('key_rejected');
  answerWith(() => JSON.stringify({ error: refusal }), 401);
  const error = await client.fetchQuery(skillSetsQuery()).catch((reason: Error) => reason);
  expect(error).toBeInstanceOf(Error);
  if (error instanceof Error) expect(failureOf(error)).toEqual(refusal);
  expect(readings()).toBeUndefined();
});

test('leaving the page ends the stream; coming back asks again and keeps what was read', async () => {
  const cancelled = vi.fn();
  let signal: AbortSignal | null | undefined;
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    signal = init.signal;
    const body = openBody(textOf([line('p1')]), cancelled);
    const reader = body.getReader();
    return new Response(
      new ReadableStream<Uint8Array>({
        start: (controller) =>
          signal?.addEventListener('abort', () => {
            void reader.cancel();
            controller.error(signal?.reason);
          }),
        pull: async (controller) => {
          const { value } = await reader.read();
          if (value) controller.enqueue(value);
        },
      }),
    );
  });
  const observer = new QueryObserver(client, skillSetsQuery());
  const leave = observer.subscribe(() => {});
  await vi.waitFor(() => expect(readings()?.byPal.has('p1')).toBe(true));
  leave();
  await vi.waitFor(() => expect(cancelled).toHaveBeenCalledOnce());
  expect(signal?.aborted).toBe(true);
  expect(readings()).toMatchObject({ isWhole: false });

  answerWith(() => textOf([line('p1'), line('p2')]));
  const back = new QueryObserver(client, skillSetsQuery()).subscribe(() => {});
  expect(readings()?.byPal.has('p1')).toBe(true);
  await vi.waitFor(() => expect(readings()).toMatchObject({ isWhole: true }));
  expect(readings()?.byPal.has('p2')).toBe(true);
  back();
});

test('old readings stay while the stream is read again, and those that fail then are marked', async () => {
  answerWith(() => textOf([line('p1'), line('p2')]));
  const first = await client.fetchQuery(skillSetsQuery());
  answerWith(() => textOf([{ pal_id: 'p1', ok: false, message: 'It timed out.' }]));
  const again = await client.fetchQuery({ ...skillSetsQuery(), staleTime: 0 });
  expect(again.byPal.get('p1')).toEqual({
    ...first.byPal.get('p1'),
    staleBecause: 'It timed out.',
    begunAt: again.byPal.get('p1')?.begunAt,
  });
  expect(again.byPal.get('p2')).toEqual(first.byPal.get('p2'));
  answerWith(() => textOf([line('p1')]));
  const healed = await client.fetchQuery({ ...skillSetsQuery(), staleTime: 0 });
  expect(healed.byPal.get('p1')).toMatchObject({ state: 'read', staleBecause: null });
});

test('one PAL read anew changes that PAL alone, and makes nothing look fresher', async () => {
  answerWith(() => textOf([line('p1'), line('p2')]));
  await client.fetchQuery(skillSetsQuery());
  const before = client.getQueryState(palKeys.skillSets());
  await new Promise((resolve) => setTimeout(resolve, 5));
  rememberSkills(client, { pal_id: 'p1', ok: false, message: 'It timed out.' });
  expect(readings()?.byPal.get('p1')).toMatchObject({ staleBecause: 'It timed out.' });
  expect(readings()?.byPal.get('p2')).toMatchObject({ staleBecause: null });
  expect(client.getQueryState(palKeys.skillSets())?.dataUpdatedAt).toBe(before?.dataUpdatedAt);
});

test('the skills of one PAL come from their own address', async () => {
  const fetched = vi.fn(async () => Response.json(line('p1')));
  vi.stubGlobal('fetch', fetched);
  expect(await readPalSkills('p1')).toEqual(line('p1'));
  expect(fetched).toHaveBeenCalledWith('/api/pals/p1/skills', expect.anything());
});
