import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, it, vi } from 'vitest';
import { createRevocations, type Revocations } from './revocations';
import type { Session } from './session';

vi.mock('@/lib/log/log', () => ({ log: () => undefined }));

const HOUR_MS = 60 * 60_000;
const NOW = Date.now();
const INSTANCES = 3;
let folder: string;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  folder = mkdtempSync(path.join(tmpdir(), 'revocations-model-'));
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

interface Known {
  readonly session: Session;
  isOut: boolean;
}

/** What somebody does at one of the instances. */
const step = fc.record({
  at: fc.nat(INSTANCES - 1),
  what: fc.constantFrom('sign_in', 'sign_in', 'sign_out', 'everywhere', 'restart'),
  user: fc.constantFrom('ada', 'ben'),
  which: fc.nat(),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/**
 * Does the steps at instances that share a file, each with a clock of its own.
 * @returns what was wrongly open, and what was wrongly shut, at any instance after any step
 */
function run(file: string, clocks: readonly number[], steps: readonly Step[]) {
  const at = <T>(instance: number, task: () => T): T => {
    vi.setSystemTime(NOW + (clocks[instance] ?? 0));
    return task();
  };
  const start = (instance: number) => at(instance, () => createRevocations(file));
  const instances: Revocations[] = Array.from({ length: INSTANCES }, (_, index) => start(index));
  const sessions: Known[] = [];
  const wrong = { open: 0, shut: 0 };
  for (const { at: index, what, user, which } of steps) {
    const instance = instances[index];
    if (instance === undefined) continue;
    const chosen = sessions[which % Math.max(sessions.length, 1)];
    if (what === 'restart') instances[index] = start(index);
    else if (what === 'sign_in') {
      const session = at(index, () => begin(instance, `${sessions.length}`, user));
      sessions.push({ session, isOut: false });
    } else if (what === 'everywhere') {
      at(index, () => instance.revoke({ kind: 'user', user_id: user }));
      for (const each of sessions) if (each.session.user.id === user) each.isOut = true;
    } else if (chosen !== undefined) {
      at(index, () => instance.revoke({ kind: 'session', sid: chosen.session.sid }));
      chosen.isOut = true;
    }
    instances.forEach((each, number) => {
      for (const { session, isOut } of sessions) {
        const isRevoked = at(number, () => each.isRevoked(session));
        if (isOut && !isRevoked) wrong.open += 1;
        if (!isOut && isRevoked) wrong.shut += 1;
      }
    });
  }
  return wrong;
}

function begin(revocations: Revocations, sid: string, userId: string): Session {
  return {
    ...{ sid, user: { id: userId, name: userId }, role: 'editor', method: 'password' },
    ...{ startedAt: Date.now(), seenAt: Date.now(), credential: 'c' },
    opened: revocations.position(),
  };
}

function check(clock: fc.Arbitrary<number>, judge: (wrong: ReturnType<typeof run>) => boolean) {
  let runs = 0;
  const clocks = fc.array(clock, { minLength: INSTANCES, maxLength: INSTANCES });
  fc.assert(
    fc.property(clocks, fc.array(step, { maxLength: 25 }), (given, steps) =>
      judge(run(path.join(folder, `${(runs += 1)}.jsonl`), given, steps)),
    ),
    { numRuns: 150 },
  );
}

it('keeps nobody in who is out and nobody out who is in, with clocks hours apart', () => {
  const hours = fc.integer({ min: -5 * HOUR_MS, max: 5 * HOUR_MS });
  check(hours, ({ open, shut }) => open === 0 && shut === 0);
});

it('keeps nobody in who is out, with clocks any time apart', () => {
  const years = fc.integer({ min: -9_000 * HOUR_MS, max: 9_000 * HOUR_MS });
  check(years, ({ open }) => open === 0);
});
