import { beforeEach, describe, expect, it } from 'vitest';
import { fail } from '@/lib/failures';
import { ok } from '@/lib/result';
import type { TavusResult } from './attempt';
import { endPauses, visit, type VisitOptions } from './health';

const BASE = new URL('http://127.0.0.1:9/');
const ANSWER = { ...ok(null), status: 200, body: { kind: 'scalar', raw: '1', value: 1 } } as const;
const DOWN: TavusResult = { ...fail('network'), effect: 'unknown' };

let time = 0;
beforeEach(() => {
  globalThis.palSkillsHealth = undefined;
  time = 0;
});

function enter(path: string, options: Partial<VisitOptions> = {}) {
  const parts = path.split('/');
  return visit(BASE, parts, { isWrite: false, isUrgent: false, now: () => time, ...options });
}

/** A whole call: asks, and ends so if it may. */
function call(path: string, result: TavusResult, options: Partial<VisitOptions> = {}) {
  const one = enter(path, options);
  const refused = one.refuse();
  if (refused !== null) return refused;
  one.note(result);
  one.settle(result);
  return null;
}

function limited(seconds: number): TavusResult {
  return { ...fail('rate_limited', { retry_after_seconds: seconds }), effect: 'none' };
}

describe('five failures of one PAL', () => {
  beforeEach(() => {
    for (let times = 0; times < 5; times += 1) call('v2/pals/p1/skills', DOWN);
  });

  it('stop its reads and its saves, and nobody else’s', () => {
    const refused = { code: 'breaker_open', retry_after_seconds: 15 };
    expect(call('v2/pals/p1/skills', ANSWER)).toMatchObject(refused);
    expect(call('v2/pals/p1', ANSWER)).toMatchObject(refused);
    expect(call('v2/pals/p1/skills', ANSWER, { isWrite: true })).toMatchObject(refused);
    expect(call('v2/pals/p2/skills', ANSWER)).toBeNull();
    expect(call('v2/pals', ANSWER)).toBeNull();
  });

  it('let one read try after 15 seconds, and its answer lets all through', () => {
    time = 15_000;
    const trial = enter('v2/pals/p1');
    expect(trial.refuse()).toBeNull();
    expect(trial.refuse()).toBeNull();
    expect(trial.isTrial()).toBe(true);
    expect(call('v2/pals/p1/skills', ANSWER)).toMatchObject({ code: 'breaker_open' });
    trial.settle(ANSWER);
    expect(call('v2/pals/p1/skills', ANSWER)).toBeNull();
    expect(call('v2/pals/p1/skills', ANSWER, { isWrite: true })).toBeNull();
  });

  it('let other reads wait for the one that tries, and nobody for ever', async () => {
    time = 15_000;
    const trial = enter('v2/pals/p1');
    trial.refuse();
    const { signal } = new AbortController();
    const leaving = new AbortController();
    const waiting = enter('v2/pals/p1/skills').admit(signal);
    const gone = enter('v2/pals/p1/skills').admit(leaving.signal);
    leaving.abort();
    expect(await gone).toMatchObject({ code: 'breaker_open' });
    const save = enter('v2/pals/p1/skills', { isWrite: true });
    expect(await save.admit(signal)).toMatchObject({ code: 'breaker_open' });
    expect(await enter('v2/pals/p2').admit(signal)).toBeNull();
    trial.settle(ANSWER);
    expect(await waiting).toBeNull();
  });

  it('let one of those that wait try where the reader of the trial left', async () => {
    time = 15_000;
    const trial = enter('v2/pals/p1');
    trial.refuse();
    const { signal } = new AbortController();
    const next = enter('v2/pals/p1/skills');
    const last = enter('v2/pals/p1/skills');
    const admitted = [next.admit(signal), last.admit(signal)];
    trial.settle(null);
    expect(await admitted[0]).toBeNull();
    expect(next.isTrial()).toBe(true);
    next.settle(DOWN);
    expect(await admitted[1]).toMatchObject({ code: 'breaker_open', retry_after_seconds: 15 });
  });

  it('let another read try where the reader of the trial left', () => {
    time = 15_000;
    const trial = enter('v2/pals/p1');
    trial.refuse();
    trial.settle(null);
    expect(call('v2/pals/p1', DOWN)).toBeNull();
    expect(call('v2/pals/p1', ANSWER)).toMatchObject({ retry_after_seconds: 15 });
  });

  it('never make a save the one that tries', () => {
    time = 20_000;
    const save = enter('v2/pals/p1/skills', { isWrite: true });
    expect(save.refuse()).toMatchObject({ code: 'breaker_open' });
    expect(call('v2/pals/p1/skills', ANSWER)).toBeNull();
    expect(save.refuse()).toBeNull();
  });

  it('do not stop the read that tells how a save ended', () => {
    expect(call('v2/pals/p1/skills', DOWN, { isUrgent: true })).toBeNull();
    expect(call('v2/pals/p1/skills', ANSWER, { isUrgent: true })).toBeNull();
    expect(call('v2/pals/p1/skills', ANSWER)).toBeNull();
  });
});

it('reads that tell how a save ended shut nobody out by failing', () => {
  for (let times = 0; times < 20; times += 1) {
    call('v2/pals/p1/skills', DOWN, { isUrgent: true });
  }
  expect(call('v2/pals/p1/skills', ANSWER)).toBeNull();
});

it('an answer that refuses shows that the API is there', () => {
  const refusals = [
    'not_found',
    'key_rejected',
    'unexpected_answer',
    'unexpected_redirect',
  ] as const;
  for (const code of refusals) {
    for (let times = 0; times < 4; times += 1) call('v2/pals/p1', DOWN);
    expect(call('v2/pals/p1', { ...fail(code), effect: 'none' })).toBeNull();
  }
  expect(call('v2/pals/p1', ANSWER)).toBeNull();
});

it('failures everywhere stop all calls, of parts that never failed too, until one is answered', () => {
  for (const path of ['v2/pals/p1', 'v2/pals/p1', 'v2/skills', 'v2/pals', 'v2/pals']) {
    expect(call(path, DOWN)).toBeNull();
  }
  expect(call('v2/pals/p9', ANSWER)).toMatchObject({ code: 'breaker_open' });
  expect(call('v2/documents', ANSWER)).toMatchObject({ code: 'breaker_open' });
  time = 15_000;
  expect(call('v2/pals/p9', ANSWER)).toBeNull();
  expect(call('v2/pals/p1', ANSWER)).toBeNull();
});

it('another upstream is another story', () => {
  for (const part of ['a', 'b', 'c', 'd', 'e']) call(`v2/pals/${part}`, DOWN);
  const other = new URL('http://127.0.0.1:10/');
  const options = { isWrite: false, isUrgent: false };
  expect(visit(other, ['v2', 'pals', 'a'], options).refuse()).toBeNull();
});

describe('a pause the API asks for', () => {
  it('holds for all of that PAL, urgent or not, to its end, with the seconds left', () => {
    call('v2/pals/p1/skills', limited(30));
    time = 10_500;
    const refused = { code: 'rate_limited', retry_after_seconds: 20 };
    expect(call('v2/pals/p1', ANSWER)).toMatchObject(refused);
    expect(call('v2/pals/p1/skills', ANSWER, { isWrite: true })).toMatchObject(refused);
    expect(call('v2/pals/p1/skills', ANSWER, { isUrgent: true })).toMatchObject(refused);
    expect(call('v2/pals/p2', ANSWER)).toBeNull();
    time = 30_000;
    expect(call('v2/pals/p1', ANSWER)).toBeNull();
  });

  it('is not made shorter by a later answer', () => {
    const late = enter('v2/pals/p1');
    late.refuse();
    call('v2/pals/p1', limited(30));
    late.note(limited(1));
    time = 29_000;
    expect(call('v2/pals/p1', ANSWER)).toMatchObject({ code: 'rate_limited' });
  });

  it('by three parts in a row is the account’s', () => {
    for (const part of ['pals/p1', 'pals/p2']) call(`v2/${part}`, limited(30));
    call('v2/pals/p4', ANSWER);
    call('v2/skills', limited(30));
    expect(call('v2/pals/p3', ANSWER)).toBeNull();
    for (const part of ['pals/p5', 'pals/p6', 'documents']) call(`v2/${part}`, limited(40));
    expect(call('v2/pals/p3', ANSWER)).toMatchObject({ retry_after_seconds: 40 });
  });

  it('ends when a person wants to try now, until the API asks for the next one', () => {
    for (const part of ['pals/p1', 'pals/p2', 'skills']) call(`v2/${part}`, limited(300));
    expect(call('v2/pals/p3', ANSWER)).toMatchObject({ code: 'rate_limited' });
    endPauses(BASE);
    expect(call('v2/pals/p3', ANSWER)).toBeNull();
    expect(call('v2/pals/p1', limited(300))).toBeNull();
    expect(call('v2/pals/p1', ANSWER)).toMatchObject({ code: 'rate_limited' });
    expect(call('v2/pals/p2', ANSWER)).toBeNull();
  });

  it('without a time holds nothing up', () => {
    call('v2/pals/p1', { ...fail('rate_limited'), effect: 'none' });
    expect(call('v2/pals/p1', ANSWER)).toBeNull();
  });
});
