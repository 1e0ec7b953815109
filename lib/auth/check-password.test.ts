import { beforeEach, expect, it, vi } from 'vitest';
import { Secret } from '@/lib/secret';
import { checkPassword } from './check-password';

const state = vi.hoisted(() => ({
  password: null as object | null,
  running: 0,
  most: 0,
  hashed: [] as string[],
  letGo: [] as (() => void)[],
}));
vi.mock('@/lib/env', () => ({
  env: () => ({ signIn: { password: state.password, oidc: null }, logLevel: 'error' }),
}));
vi.mock('./password-hash', async (original) => ({
  ...(await original<object>()),
  hashPassword: async (password: string) => `hash of ${password}`,
  parsePasswordHash: (text: string) => text,
  // As slow as the test wants it.
  verifyPassword: async (password: string, hash: string) => {
    state.hashed.push(password);
    state.running += 1;
    state.most = Math.max(state.most, state.running);
    await new Promise<void>((resolve) => state.letGo.push(resolve));
    state.running -= 1;
    return hash === `hash of ${password}`;
  },
}));

const RIGHT = 'the right password of the tests';

beforeEach(() => {
  globalThis.palSkillsPasswordBench = undefined;
  Object.assign(state, { running: 0, most: 0, hashed: [], letGo: [] });
  state.password = { kind: 'hash', hash: new Secret(`hash of ${RIGHT}`) };
});

/** Lets every check under way and waiting come to its end. */
async function finish(): Promise<void> {
  for (let quiet = 0; quiet < 3; quiet += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    for (const go of state.letGo.splice(0)) {
      go();
      quiet = 0;
    }
  }
}

async function check(...passwords: string[]) {
  const verdicts = Promise.all(passwords.map(checkPassword));
  await finish();
  return verdicts;
}

it('tells the right password from a wrong one', async () => {
  expect(await check(RIGHT, `${RIGHT}x`)).toEqual(['right', 'wrong']);
});

it('checks a plain ADMIN_PASSWORD by its hash as well', async () => {
  state.password = { kind: 'plain', password: new Secret(RIGHT) };
  expect(await check(RIGHT, `${RIGHT}x`)).toEqual(['right', 'wrong']);
  expect(state.hashed).toHaveLength(2);
});

it('hashes nothing that is no possible password', async () => {
  const impossible = ['', 'x'.repeat(14), 'x'.repeat(1_025), 'x'.repeat(1_000_000)];
  expect(await check(...impossible)).toEqual(impossible.map(() => 'wrong'));
  expect(state.hashed).toEqual([]);
});

it('lets nobody in where no password is set', async () => {
  state.password = null;
  expect(await check(RIGHT)).toEqual(['wrong']);
});

it('works on two at once, lets eight wait and sends the others away', async () => {
  const verdicts = await check(...Array.from({ length: 50 }, () => RIGHT));
  expect(state.most).toBe(2);
  expect(state.hashed).toHaveLength(10);
  expect(verdicts.filter((verdict) => verdict === 'right')).toHaveLength(10);
  expect(verdicts.filter((verdict) => verdict === 'busy')).toHaveLength(40);
  expect(await check(RIGHT)).toEqual(['right']);
});
