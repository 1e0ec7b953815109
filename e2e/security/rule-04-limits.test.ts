import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { checkPassword } from '@/lib/auth/check-password';
import { createSignInLimits } from '@/lib/auth/sign-in-limits';
import { Secret } from '@/lib/secret';
import { recordFigure } from './figures';

const state = vi.hoisted(() => ({ running: 0, most: 0, hashed: 0 }));
vi.mock('@/lib/env', () => ({
  env: () => ({
    signIn: { password: { kind: 'hash', hash: new Secret('a hash') }, oidc: null },
    logLevel: 'error',
  }),
}));
vi.mock('@/lib/auth/password-hash', async (original) => ({
  ...(await original<object>()),
  parsePasswordHash: (text: string) => text,
  verifyPassword: async () => {
    state.running += 1;
    state.hashed += 1;
    state.most = Math.max(state.most, state.running);
    await new Promise((resolve) => setImmediate(resolve));
    state.running -= 1;
    return false;
  },
}));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

it('admits 30 tries a minute of all clients together, five of each', async () => {
  const limits = createSignInLimits();
  const admitted = new Map<string, number>();
  for (let round = 0; round < 20; round += 1) {
    for (let client = 0; client < 50; client += 1) {
      const { ok } = await limits.admit(`client ${client}`);
      if (ok) admitted.set(`client ${client}`, (admitted.get(`client ${client}`) ?? 0) + 1);
    }
  }
  const total = [...admitted.values()].reduce((sum, count) => sum + count, 0);
  const most = Math.max(...admitted.values());
  recordFigure({
    rule: 4,
    tried: '1,000 sign-ins of 50 clients in one minute',
    figure: `${total} admitted, at most ${most} of one client`,
    limit: '30, and 5 of one client',
    holds: total <= 30 && most <= 5,
  });
  expect(total).toBe(30);
  expect(most).toBeLessThanOrEqual(5);
});

it('hashes at most two passwords at once', async () => {
  const password = 'a password of the tests';
  const verdicts = await Promise.all(Array.from({ length: 100 }, () => checkPassword(password)));
  recordFigure({
    rule: 4,
    tried: '100 passwords to check at once',
    figure: `${state.most} hashed at once, ${state.hashed} in all`,
    limit: '2 at once',
    holds: state.most <= 2,
  });
  expect(state.most).toBe(2);
  expect(verdicts.filter((verdict) => verdict === 'busy')).toHaveLength(100 - state.hashed);
});
