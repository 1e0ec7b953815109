import {
  appendFileSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRevocations, type Revocations } from './revocations';
import { LIFETIME_MS, type Session } from './session';

const logged = vi.hoisted(() => [] as string[]);
vi.mock('@/lib/log/log', () => ({
  log: (_level: string, event: string) => void logged.push(event),
}));

const HOUR_MS = 60 * 60_000;
const NOW = Date.now();
const OLD = NOW - LIFETIME_MS - 2 * HOUR_MS;
let folder: string;
let file: string;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  logged.length = 0;
  folder = mkdtempSync(path.join(tmpdir(), 'revocations-'));
  file = path.join(folder, 'revocations.jsonl');
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

/** A session as one that begins at this instance now. */
function begin(revocations: Revocations, sid: string, userId = 'admin'): Session {
  return {
    ...{ sid, user: { id: userId, name: userId }, role: 'editor', method: 'password' },
    ...{ startedAt: Date.now(), seenAt: Date.now(), credential: 'c' },
    opened: revocations.position(),
  };
}

const line = (record: object) => `${JSON.stringify(record)}\n`;
const signOut = (sid: string, at = NOW) => line({ kind: 'session', sid, at });
const everywhere = (user_id: string, at = NOW) => line({ kind: 'user', user_id, at });
const header = (dropped = 0) => line({ kind: 'log', id: 'a', dropped });

it('knows one session from another', () => {
  const revocations = createRevocations(null);
  const [a, b] = [begin(revocations, 'a'), begin(revocations, 'b')];
  revocations.revoke({ kind: 'session', sid: 'a' });
  expect(revocations.isRevoked(a)).toBe(true);
  expect(revocations.isRevoked(b)).toBe(false);
});

it.each([null, 'file'])('ends all sessions of one user that had begun, with %s', (kind) => {
  const revocations = createRevocations(kind === null ? null : file);
  const before = begin(revocations, 'a', 'ada');
  const other = begin(revocations, 'd', 'ben');
  revocations.revoke({ kind: 'user', user_id: 'ada' });
  const after = begin(revocations, 'c', 'ada');
  expect([before, after, other].map(revocations.isRevoked)).toEqual([true, false, false]);
  revocations.revoke({ kind: 'user', user_id: 'ada' });
  expect(revocations.isRevoked(after)).toBe(true);
});

it('shares what it knows with other instances at once, and with the next start', () => {
  const [one, two] = [createRevocations(file), createRevocations(file)];
  const sessions = [begin(one, 'a'), begin(two, 'b', 'ada'), begin(one, 'c')];
  one.revoke({ kind: 'session', sid: 'a' });
  two.revoke({ kind: 'user', user_id: 'ada' });
  for (const instance of [one, two, createRevocations(file)]) {
    expect(sessions.map(instance.isRevoked)).toEqual([true, true, false]);
    expect(instance.isRevoked(begin(one, 'd', 'ada'))).toBe(false);
  }
});

describe('whatever clocks say', () => {
  it('a sign-in right after "sign out everywhere" holds, once the clock is put right', () => {
    vi.setSystemTime(NOW + 365 * 24 * HOUR_MS);
    const ahead = createRevocations(file);
    const before = begin(ahead, 'a');
    ahead.revoke({ kind: 'user', user_id: 'admin' });
    vi.setSystemTime(NOW);
    for (const instance of [ahead, createRevocations(file)]) {
      expect(instance.isRevoked(before)).toBe(true);
      expect(instance.isRevoked(begin(instance, 'b'))).toBe(false);
    }
  });

  it('a sign-out everywhere by an instance that is behind ends what began before it', () => {
    const [right, behind] = [createRevocations(file), createRevocations(file)];
    const session = begin(right, 'a');
    vi.setSystemTime(NOW - 5 * HOUR_MS);
    behind.revoke({ kind: 'user', user_id: 'admin' });
    expect(right.isRevoked(session)).toBe(true);
    expect(behind.isRevoked(session)).toBe(true);
  });

  it('an instance that starts 13 hours ahead takes back no sign-out', () => {
    const right = createRevocations(file);
    const sessions = [begin(right, 'a'), begin(right, 'b', 'ada'), begin(right, 'c', 'ben')];
    right.revoke({ kind: 'session', sid: 'a' });
    right.revoke({ kind: 'user', user_id: 'ada' });
    vi.setSystemTime(NOW + LIFETIME_MS + 2 * HOUR_MS);
    createRevocations(file).revoke({ kind: 'session', sid: 'x' });
    vi.setSystemTime(NOW);
    const restarted = createRevocations(file);
    for (const instance of [right, restarted]) {
      expect(sessions.slice(0, 2).map(instance.isRevoked)).toEqual([true, true]);
      expect(instance.isRevoked(begin(restarted, 'd', 'ada'))).toBe(false);
    }
  });

  it.each([null, 'file'])('a clock that jumps ahead takes no sign-out back, with %s', (kind) => {
    const revocations = createRevocations(kind === null ? null : file);
    const session = begin(revocations, 'a');
    revocations.revoke({ kind: 'session', sid: 'a' });
    vi.setSystemTime(NOW + LIFETIME_MS + 2 * HOUR_MS);
    revocations.revoke({ kind: 'session', sid: 'b' });
    vi.setSystemTime(NOW);
    expect(revocations.isRevoked(session)).toBe(true);
    expect(revocations.isRevoked(begin(revocations, 'c'))).toBe(false);
  });
});

describe('the file', () => {
  it('of an earlier release is read, and gets a name', () => {
    writeFileSync(file, signOut('a') + everywhere('ada'));
    const [one, two] = [createRevocations(file), createRevocations(file)];
    expect(readFileSync(file, 'utf8').startsWith(signOut('a') + everywhere('ada'))).toBe(true);
    expect(one.position()).toEqual(two.position());
    const early: Session = {
      ...begin(one, 'b', 'ada'),
      opened: { ...one.position(), position: 1 },
    };
    expect(one.isRevoked({ ...early, sid: 'a' })).toBe(true);
    expect(one.isRevoked(early)).toBe(true);
    expect(one.isRevoked(begin(one, 'c', 'ada'))).toBe(false);
  });

  it('has lines read once they are whole, and lines of others passed over', () => {
    const revocations = createRevocations(file);
    const session = begin(revocations, 'a');
    const text = signOut('a');
    appendFileSync(file, `nonsense\n{"kind":"other"}\n\n${text.slice(0, 12)}`);
    expect(revocations.isRevoked(session)).toBe(false);
    appendFileSync(file, text.slice(12));
    expect(revocations.isRevoked(session)).toBe(true);
  });

  it('that ends in a torn line loses no line after it', () => {
    writeFileSync(file, `${header()}{"kind":"sess`);
    const revocations = createRevocations(file);
    const session = begin(revocations, 'a');
    revocations.revoke({ kind: 'session', sid: 'a' });
    expect(revocations.isRevoked(session)).toBe(true);
    expect(createRevocations(file).isRevoked(session)).toBe(true);
  });

  it('takes no sign-out back when it is cut, replaced or gone', () => {
    const revocations = createRevocations(file);
    const [a, b] = [begin(revocations, 'a'), begin(revocations, 'b')];
    const later = begin(revocations, 'c', 'ada');
    revocations.revoke({ kind: 'session', sid: 'a' });
    truncateSync(file);
    expect([a, b].map(revocations.isRevoked)).toEqual([true, false]);
    rmSync(file);
    expect([a, b].map(revocations.isRevoked)).toEqual([true, false]);
    writeFileSync(file, signOut('b'));
    expect([a, b].map(revocations.isRevoked)).toEqual([true, true]);
    revocations.revoke({ kind: 'user', user_id: 'ada' });
    expect(revocations.isRevoked(later)).toBe(true);
    expect(revocations.isRevoked(begin(revocations, 'd', 'ada'))).toBe(false);
  });

  it('that was lost lets in no session of before at the next start', () => {
    const before = createRevocations(file);
    const [a, b] = [begin(before, 'a'), begin(before, 'b')];
    before.revoke({ kind: 'session', sid: 'a' });
    rmSync(file);
    const restarted = createRevocations(file);
    expect([a, b].map(restarted.isRevoked)).toEqual([true, true]);
    expect(before.isRevoked(b)).toBe(true);
    expect(before.isRevoked(begin(restarted, 'c'))).toBe(false);
  });

  it('drops at a start what no session can need any more, and keeps the rest', () => {
    const kept = signOut('kept');
    writeFileSync(file, header(3) + signOut('old', OLD) + everywhere('ada', OLD) + kept);
    const revocations = createRevocations(file);
    expect(readFileSync(file, 'utf8')).toBe(header(5) + kept);
    const at = (position: number): Session => ({
      ...begin(revocations, 'x'),
      opened: { log: 'a', position },
    });
    expect([4, 5, 6].map((position) => revocations.isRevoked(at(position)))).toEqual([
      true,
      false,
      false,
    ]);
    expect(revocations.isRevoked({ ...at(5), sid: 'kept' })).toBe(true);
  });

  it('keeps a line of a clock that was a year ahead from being in the way of that', () => {
    const ahead = signOut('ahead', NOW + 365 * 24 * HOUR_MS);
    writeFileSync(file, header() + ahead + signOut('old', OLD) + signOut('new'));
    createRevocations(file);
    expect(readFileSync(file, 'utf8')).toBe(header(2) + signOut('new'));
  });

  it('is never emptied where it holds anything else', () => {
    const notes = `${header()}${signOut('old', OLD)}a note of somebody\n`;
    writeFileSync(file, notes);
    createRevocations(file);
    expect(readFileSync(file, 'utf8')).toBe(notes);
  });

  it('stays behind its symbolic link', () => {
    mkdirSync(path.join(folder, 'shared'));
    const target = path.join(folder, 'shared', 'target.jsonl');
    writeFileSync(target, header() + signOut('old', OLD) + signOut('kept'));
    symlinkSync(target, file);
    const [here, there] = [createRevocations(file), createRevocations(target)];
    expect(lstatSync(file).isSymbolicLink()).toBe(true);
    expect(readFileSync(target, 'utf8')).toBe(header(1) + signOut('kept'));
    const session = begin(there, 'a');
    here.revoke({ kind: 'session', sid: 'a' });
    expect(there.isRevoked(session)).toBe(true);
  });

  it('is followed after another start has replaced it', () => {
    const running = createRevocations(file);
    const [a, b] = [begin(running, 'a'), begin(running, 'b')];
    const ada = begin(running, 'c', 'ada');
    running.revoke({ kind: 'user', user_id: 'ada' });
    const adaAgain = begin(running, 'd', 'ada');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"at":\d+/, `"at":${OLD}`));
    const started = createRevocations(file);
    started.revoke({ kind: 'session', sid: 'a' });
    running.revoke({ kind: 'session', sid: 'b' });
    for (const instance of [running, started]) {
      expect([a, b, ada, adaAgain].map(instance.isRevoked)).toEqual([true, true, true, false]);
    }
  });

  it('is left as it is while another start is at it', () => {
    const old = header() + signOut('old', OLD);
    writeFileSync(file, old);
    writeFileSync(`${file}.lock`, '');
    createRevocations(file);
    expect(readFileSync(file, 'utf8')).toBe(old);
  });

  it('is kept from other users', () => {
    createRevocations(file);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('that cannot be made is an error', () => {
    expect(() => createRevocations(path.join(folder, 'missing', 'file'))).toThrow(/ENOENT/);
  });

  it('that cannot be written ends sessions here, and lets people sign in again', () => {
    const revocations = createRevocations(file);
    const [a, ada] = [begin(revocations, 'a'), begin(revocations, 'b', 'ada')];
    rmSync(folder, { recursive: true });
    revocations.revoke({ kind: 'session', sid: 'a' });
    revocations.revoke({ kind: 'user', user_id: 'ada' });
    const again = begin(revocations, 'c', 'ada');
    expect([a, ada, again].map(revocations.isRevoked)).toEqual([true, true, false]);
    expect(logged).toEqual(['revocation_not_written', 'revocation_not_written']);
    mkdirSync(folder);
    revocations.revoke({ kind: 'user', user_id: 'ada' });
    expect(revocations.isRevoked(again)).toBe(true);
  });
});
