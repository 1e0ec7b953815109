import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSignInLimits, type SignInLimits } from './sign-in-limits';

let limits: SignInLimits;
beforeEach(() => {
  vi.useFakeTimers();
  limits = createSignInLimits();
});
afterEach(() => vi.useRealTimers());

async function tries(count: number, client: (index: number) => string): Promise<number> {
  const admissions = await Promise.all(
    Array.from({ length: count }, (_, index) => limits.admit(client(index))),
  );
  return admissions.filter(({ ok }) => ok).length;
}

it('lets a client try five times in 15 minutes, all at once included', async () => {
  expect(await tries(200, () => 'a')).toBe(5);
  vi.advanceTimersByTime(15 * 60_000 - 1_000);
  expect(await limits.admit('a')).toEqual({ ok: false, retry_after_seconds: 1 });
  vi.advanceTimersByTime(1_001);
  expect(await tries(6, () => 'a')).toBe(5);
});

it('lets all clients together try 30 times in a minute', async () => {
  expect(await tries(200, (index) => `client ${index}`)).toBe(30);
  expect(await limits.admit('another')).toEqual({ ok: false, retry_after_seconds: 60 });
  vi.advanceTimersByTime(60_001);
  expect(await tries(200, (index) => `client ${index}`)).toBe(30);
});

it('lets one who is blocked use up nothing of the others', async () => {
  await tries(1_000, () => 'a');
  expect(await tries(200, (index) => `client ${index}`)).toBe(25);
});

it('counts no try of a client that the others have kept waiting', async () => {
  await tries(30, (index) => `client ${index}`);
  await tries(20, () => 'a');
  vi.advanceTimersByTime(60_001);
  expect(await tries(6, () => 'a')).toBe(5);
});

it('gives a client its tries back once it has shown the right password', async () => {
  await tries(4, () => 'a');
  await limits.admit('a');
  await limits.forgive('a');
  expect(await tries(6, () => 'a')).toBe(5);
});

it('names no longer wait than the lock-out takes, wherever the clock is put', async () => {
  await tries(5, () => 'a');
  vi.setSystemTime(Date.now() - 24 * 60 * 60_000);
  expect(await limits.admit('a')).toEqual({ ok: false, retry_after_seconds: 15 * 60 });
  await tries(30, (index) => `client ${index}`);
  vi.setSystemTime(Date.now() - 24 * 60 * 60_000);
  expect(await limits.admit('b')).toEqual({ ok: false, retry_after_seconds: 60 });
  // It ends by the time that has passed, not by the clock.
  vi.advanceTimersByTime(15 * 60_000 + 1);
  expect(await tries(6, () => 'a')).toBe(5);
});
