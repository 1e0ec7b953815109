import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { fail } from '@/lib/failures';
import { ok, type FailureCode, type Result } from '@/lib/result';
import { FleetReader, type LinesOptions } from './fleet-reader';

interface Line {
  readonly pal_id: string;
  readonly ok: true;
  readonly read_at: string;
  readonly reading: number;
}

const IDS = Array.from({ length: 40 }, (_, index) => `p${index}`);

let now: number;
/** What is being read, in the order it was begun, and how the test answers it. */
let calls: { palId: string; isWanted: boolean; signal: AbortSignal; isOpen: boolean }[];
let answers: Map<number, (result: Result<Line>) => void>;
let fleet: FleetReader<Line, Line>;
let thrown: { palId: string; error: unknown }[];

const onThrown = (palId: string, error: unknown) => thrown.push({ palId, error });
const inGeneral = { keepMs: () => 1_000, now: () => now, onThrown };

beforeEach(() => {
  now = 0;
  calls = [];
  thrown = [];
  answers = new Map();
  fleet = new FleetReader<Line, Line>({
    ...inGeneral,
    describe: (_, line) => ({ line }),
    read: (palId, { isWanted, signal }) =>
      new Promise((resolve) => {
        const call = { palId, isWanted, signal, isOpen: true };
        const settle = (result: Result<Line>) => {
          call.isOpen = false;
          resolve(result);
        };
        answers.set(calls.length, settle);
        calls.push(call);
        // A call that is ended settles a moment later, as real ones do.
        signal.addEventListener('abort', () => setImmediate(settle, fail('timeout')));
      }),
  });
});

async function settled() {
  await new Promise((resolve) => setImmediate(resolve));
}

/** Answers a call, by default with a good line. */
async function answer(index: number, code?: FailureCode) {
  const palId = calls[index]?.palId ?? '';
  const line: Line = { pal_id: palId, ok: true, read_at: `at ${now}`, reading: index };
  answers.get(index)?.(code === undefined ? ok(line) : fail(code));
  await settled();
}

async function answerAll(code?: FailureCode) {
  for (let index = 0; index < calls.length; index += 1) {
    if (calls[index]?.isOpen) await answer(index, code);
  }
}

function open() {
  return calls.filter((call) => call.isOpen).length;
}

function ask(ids: readonly string[], options: Partial<LinesOptions> = {}) {
  const lines: { pal_id: string; ok: boolean; reading?: number; begun_ms: number }[] = [];
  const leaving = new AbortController();
  const done = (async () => {
    for await (const line of fleet.lines(ids, { signal: leaving.signal, ...options })) {
      lines.push(line);
    }
  })();
  return { lines, done, leave: () => leaving.abort() };
}

describe('the lines of a fleet', () => {
  it('come once a PAL, doubles once, as they are read: a slow one holds up none', async () => {
    const { lines, done } = ask([...IDS, 'p0']);
    await settled();
    for (let index = 1; index < calls.length; index += 1) await answer(index);
    expect(lines.map((line) => line.pal_id)).toEqual(IDS.slice(1));
    await answer(0);
    await done;
    expect(lines.at(-1)?.pal_id).toBe('p0');
  });

  it('are read six at once until answers come, then as many as the API may be asked', async () => {
    ask(IDS);
    await settled();
    expect(open()).toBe(6);
    await answer(0);
    expect(open()).toBe(8);
    await answer(1, 'timeout');
    expect(open()).toBe(6 + 1);
    await answer(2);
    expect(open()).toBe(8);
  });

  it('are read once for all who ask at the same time', async () => {
    const one = ask(IDS);
    const other = ask(IDS.toReversed());
    await settled();
    await answerAll();
    await Promise.all([one.done, other.done]);
    expect(calls).toHaveLength(IDS.length);
    expect(one.lines).toHaveLength(IDS.length);
    expect(other.lines).toHaveLength(IDS.length);
  });

  it('are kept for a while, then read again; a refresh does not wait for that', async () => {
    const first = ask(['p0']);
    await settled();
    await answerAll();
    await first.done;
    now = 999;
    const kept = ask(['p0']);
    await kept.done;
    expect(kept.lines).toMatchObject([{ reading: 0 }]);
    const refreshed = ask(['p0'], { refresh: true });
    await settled();
    await answerAll();
    await refreshed.done;
    expect(refreshed.lines).toMatchObject([{ reading: 1 }]);
    now = 2_500;
    ask(['p0']);
    await settled();
    expect(calls).toHaveLength(3);
  });

  it('of rows somebody looks at are read before all that wait, and marked as wanted', async () => {
    ask(IDS);
    await settled();
    ask(['p38', 'p39'], { isWanted: true });
    await answer(0);
    await answer(1);
    expect(calls.slice(6).map(({ palId }) => palId)).toEqual(
      expect.arrayContaining(['p38', 'p39']),
    );
    expect(calls[6]).toMatchObject({ palId: 'p38', isWanted: true });
    expect(calls[5]).toMatchObject({ isWanted: false });
  });

  it('carry the failure of the one PAL that fails, which is tried again when asked for again', async () => {
    const { lines, done } = ask(['p0', 'p1']);
    await settled();
    await answer(0, 'not_found');
    await answer(1);
    await done;
    expect(lines).toEqual([
      {
        pal_id: 'p0',
        ok: false,
        code: 'not_found',
        message: expect.stringMatching(/^Tavus does not know/),
        begun_ms: 0,
      },
      expect.objectContaining({ pal_id: 'p1', ok: true }),
    ]);
    ask(['p0', 'p1']);
    await settled();
    expect(calls.map(({ palId }) => palId)).toEqual(['p0', 'p1', 'p0']);
  });
});

describe('a line that something is missing for', () => {
  let arrive: (what: string) => void;
  let told: FleetReader<Line, Line & { with?: string }>;

  beforeEach(() => {
    const missing = new Promise<string>((resolve) => {
      arrive = resolve;
    });
    told = new FleetReader({
      ...inGeneral,
      read: (palId) => {
        calls.push({ palId, isWanted: false, signal: new AbortController().signal, isOpen: false });
        return Promise.resolve(ok({ pal_id: palId, ok: true as const, read_at: '', reading: 0 }));
      },
      describe: (_, line) => ({
        line,
        later: missing.then((what) => {
          if (what === 'fault') throw new TypeError('A bug');
          return { ...line, with: what };
        }),
      }),
    });
  });

  it('is sent at once, and again when that is there, without another reading', async () => {
    const lines: { pal_id: string; with?: string }[] = [];
    const done = (async () => {
      const { signal } = new AbortController();
      for await (const line of told.lines(IDS, { signal })) lines.push(line);
    })();
    await settled();
    expect(lines.map(({ pal_id }) => pal_id)).toEqual(IDS);
    arrive('documents');
    await done;
    expect(lines.slice(IDS.length).map(({ pal_id }) => pal_id)).toEqual(IDS);
    expect(lines.slice(IDS.length).every((line) => line.with === 'documents')).toBe(true);
    expect(await linesOf(told, IDS)).toEqual(
      IDS.map((pal_id) => expect.objectContaining({ pal_id, with: 'documents' })),
    );
    expect(calls).toHaveLength(IDS.length);
  });

  it('is sent again to those who got it from the cache as well', async () => {
    const first = linesOf(told, ['p0']);
    await settled();
    const second = linesOf(told, ['p0']);
    await settled();
    arrive('documents');
    for (const lines of [await first, await second]) {
      expect(lines).toMatchObject([{ pal_id: 'p0' }, { pal_id: 'p0', with: 'documents' }]);
    }
    expect(calls).toHaveLength(1);
  });

  it('is sent once, when it is complete, to those who wait for that', async () => {
    const lines = linesOf(told, ['p0'], { waitMs: Infinity });
    await settled();
    arrive('documents');
    expect(await lines).toMatchObject([{ pal_id: 'p0', with: 'documents' }]);
  });

  it('is sent as it is to those who have waited long enough', async () => {
    const lines = await linesOf(told, ['p0'], { waitMs: 1 });
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toHaveProperty('with');
  });

  it('is not cached where the set was written meanwhile', async () => {
    const lines = linesOf(told, ['p0']);
    await settled();
    told.forget('p0');
    arrive('documents');
    expect(await lines).toHaveLength(2);
    await linesOf(told, ['p0']);
    expect(calls).toHaveLength(2);
  });

  it('fails where it cannot be made again', async () => {
    const lines = linesOf(told, ['p0']);
    await settled();
    arrive('fault');
    expect(await lines).toMatchObject([{ ok: true }, { pal_id: 'p0', ok: false }]);
    expect(thrown).toMatchObject([{ palId: 'p0', error: { message: 'A bug' } }]);
  });
});

describe('a bug', () => {
  it.each(['read', 'describe'] as const)(
    'in %s is a failed line of its PAL, and holds no place',
    async (where) => {
      const fault = (palId: string) => {
        if (Number(palId.slice(1)) % 2 === 0) throw new TypeError('A bug');
      };
      const buggy = new FleetReader<Line, Line>({
        ...inGeneral,
        read: async (palId) => {
          if (where === 'read') fault(palId);
          return ok({ pal_id: palId, ok: true, read_at: '', reading: 0 });
        },
        describe: (palId, line) => {
          if (where === 'describe') fault(palId);
          return { line };
        },
      });
      const lines = await linesOf(buggy, IDS);
      expect(lines).toHaveLength(IDS.length);
      const failed = lines.filter((line) => !line.ok);
      expect(failed).toHaveLength(IDS.length / 2);
      expect(failed[0]).toMatchObject({ code: 'internal', message: expect.stringMatching(/log/) });
      expect(thrown).toHaveLength(failed.length);
      // More PALs than there are places: each place was given back.
      expect(await linesOf(buggy, IDS, { refresh: true })).toHaveLength(IDS.length);
    },
  );
});

describe('lines that come close together', () => {
  it('are told together, the last ones without waiting, and kept ones in few batches', async () => {
    const gathering = new FleetReader<Line, Line>({
      ...inGeneral,
      gatherMs: 5,
      read: async (palId) => {
        await sleep(1);
        return ok({ pal_id: palId, ok: true, read_at: '', reading: 0 });
      },
      describe: (_, line) => ({ line }),
    });
    const { signal } = new AbortController();
    const sizes: number[] = [];
    for await (const batch of gathering.batches(IDS, { signal })) sizes.push(batch.length);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(IDS.length);
    expect(sizes.length).toBeLessThan(IDS.length / 2);
    const many = [...IDS, ...Array.from({ length: 1_000 }, (_, index) => `q${index}`)];
    await linesOf(gathering, many);
    const kept: number[] = [];
    for await (const batch of gathering.batches(many, { signal })) kept.push(batch.length);
    expect(kept).toEqual([500, 500, 40]);
  });
});

async function linesOf<L extends Line>(
  reader: FleetReader<Line, L>,
  ids: readonly string[],
  options: Partial<LinesOptions> = {},
) {
  const lines = [];
  const { signal } = new AbortController();
  for await (const line of reader.lines(ids, { signal, ...options })) lines.push(line);
  return lines;
}

describe('an account that cannot be read', () => {
  it('is not asked any further after a rejected key', async () => {
    const { lines, done } = ask(IDS);
    await settled();
    await answer(0, 'key_rejected');
    expect(open()).toBe(5);
    await answerAll();
    await done;
    expect(lines.filter((line) => line.ok)).toHaveLength(5);
    expect(lines).toHaveLength(IDS.length);
    expect(calls).toHaveLength(6);
  });

  it.each(['forbidden', 'rate_limited', 'not_found', 'timeout', 'unexpected_answer'] as const)(
    'is read on where one PAL fails with %s: that is its own row',
    async (code) => {
      const { lines, done } = ask(IDS);
      await settled();
      for (let index = 0; index < calls.length; index += 1) {
        await answer(index, calls[index]?.palId === 'p3' ? code : undefined);
      }
      await done;
      expect(calls).toHaveLength(IDS.length);
      expect(lines.filter((line) => !line.ok)).toMatchObject([{ pal_id: 'p3', code }]);
    },
  );

  it.each(['forbidden', 'rate_limited'] as const)(
    'is given up after six PALs in a row with %s',
    async (code) => {
      const { lines, done } = ask(IDS);
      await settled();
      await answerAll(code);
      await done;
      expect(lines).toHaveLength(IDS.length);
      expect(lines.every((line) => !line.ok)).toBe(true);
      expect(calls.length).toBeLessThanOrEqual(12);
    },
  );

  it('is given up after six faults in a row, and tried anew by the next who asks', async () => {
    const { lines, done } = ask(IDS);
    await settled();
    await answerAll('upstream_error');
    await done;
    expect(lines).toHaveLength(IDS.length);
    expect(calls.length).toBeLessThanOrEqual(12);
    const before = calls.length;
    ask(IDS);
    await settled();
    expect(calls.length).toBe(before + 6);
  });
});

describe('somebody who leaves', () => {
  it('ends the lines and the calls nobody else waits for', async () => {
    const one = ask(IDS);
    const other = ask(['p0']);
    await settled();
    one.leave();
    await one.done;
    expect(one.lines).toEqual([]);
    expect(calls[0]?.signal.aborted).toBe(false);
    expect(calls.slice(1).every(({ signal }) => signal.aborted)).toBe(true);
    await settled();
    await answer(0);
    await other.done;
    expect(calls).toHaveLength(6);
    expect(other.lines).toHaveLength(1);
  });

  it('ends nothing for those who came later', async () => {
    const one = ask(['p0']);
    await settled();
    const other = ask(['p0']);
    await settled();
    one.leave();
    await one.done;
    await answer(0);
    await other.done;
    expect(other.lines).toMatchObject([{ pal_id: 'p0', ok: true }]);
  });

  it('does not hand a call that was ended to whoever asks right after', async () => {
    const one = ask(['p0']);
    await settled();
    one.leave();
    await one.done;
    const next = ask(['p0']);
    await settled();
    await settled();
    expect(calls.map(({ palId }) => palId)).toEqual(['p0', 'p0']);
    await answer(1);
    await next.done;
    expect(next.lines).toMatchObject([{ pal_id: 'p0', ok: true, reading: 1 }]);
  });

  it('before the first line is asked for costs no call', async () => {
    const left = AbortSignal.abort();
    for await (const line of fleet.lines(IDS, { signal: left })) expect.fail(line.pal_id);
    await settled();
    expect(calls).toHaveLength(0);
  });
});

describe('a browser that is slow', () => {
  it('and leaves ends what nobody else waits for', async () => {
    const { signal } = new AbortController();
    const batches = fleet.batches(IDS, { signal });
    const first = batches.next();
    await settled();
    await answer(0);
    await first;
    // It stands at a batch that nobody takes.
    await batches.return();
    const begun = calls.length;
    await answerAll();
    expect(calls).toHaveLength(begun);
    expect(calls.slice(1).every((call) => call.signal.aborted)).toBe(true);
  });
});

describe('lines that were cached', () => {
  it('say how long before the request their reading began', async () => {
    now = 100;
    const first = ask(['p0']);
    await settled();
    await answerAll();
    await first.done;
    now = 350;
    const cached = ask(['p0', 'p1']);
    await settled();
    now = 400;
    await answerAll();
    await cached.done;
    expect(first.lines).toMatchObject([{ begun_ms: 0 }]);
    expect(cached.lines).toMatchObject([{ begun_ms: -250 }, { begun_ms: 0 }]);
  });

  it('are dropped after they have expired', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const first = ask(IDS);
    await settled();
    await answerAll();
    await first.done;
    expect(fleet.size).toBe(IDS.length);
    now = 999;
    vi.advanceTimersByTime(60_000);
    expect(fleet.size).toBe(IDS.length);
    now = 1_000;
    vi.advanceTimersByTime(60_000);
    expect(fleet.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a set that was written', () => {
  it('is read again, also where a reading was under way', async () => {
    const early = ask(['p0']);
    await settled();
    fleet.forget('p0');
    const late = ask(['p0']);
    await settled();
    expect(calls).toHaveLength(2);
    await answer(1);
    await answer(0);
    await Promise.all([early.done, late.done]);
    expect(late.lines).toMatchObject([{ reading: 1 }]);
    const kept = ask(['p0']);
    await kept.done;
    expect(kept.lines).toMatchObject([{ reading: 1 }]);
    fleet.forget('p0');
    ask(['p0']);
    await settled();
    expect(calls).toHaveLength(3);
  });
});

it('leaves nothing behind', async () => {
  const add = vi.spyOn(AbortSignal.prototype, 'addEventListener');
  const remove = vi.spyOn(AbortSignal.prototype, 'removeEventListener');
  const { done } = ask(['p0', 'p1']);
  await settled();
  const added = add.mock.calls.length;
  await answerAll();
  await done;
  expect(remove.mock.calls.length).toBeGreaterThan(0);
  // The two of the test's own reads stay.
  expect(added - remove.mock.calls.length).toBe(2);
});
