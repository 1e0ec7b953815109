import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { appendLine } from './revocations-file';
import { createRevocations } from './revocations';
import { LIFETIME_MS, type Session } from './session';

vi.mock('@/lib/log/log', () => ({ log: () => undefined }));

const NOW = Date.now();
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'revocations-'));
  file = path.join(folder, 'revocations.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

function session(sid: string, userId = 'admin', startedAt = NOW): Session {
  const user = { id: userId, name: userId };
  return { sid, user, role: 'editor', method: 'password', startedAt, seenAt: startedAt };
}

const line = (revocation: object) => `${JSON.stringify(revocation)}\n`;

it('knows one session from another', () => {
  const revocations = createRevocations(null);
  revocations.revoke({ kind: 'session', sid: 'a', at: NOW });
  expect(revocations.isRevoked(session('a'))).toBe(true);
  expect(revocations.isRevoked(session('b'))).toBe(false);
});

it('ends all sessions of one user that had begun, and none of the others', () => {
  const revocations = createRevocations(null);
  revocations.revoke({ kind: 'user', user_id: 'ada', at: NOW });
  expect(revocations.isRevoked(session('a', 'ada', NOW - 1))).toBe(true);
  expect(revocations.isRevoked(session('b', 'ada', NOW))).toBe(true);
  expect(revocations.isRevoked(session('c', 'ada', NOW + 1))).toBe(false);
  expect(revocations.isRevoked(session('d', 'ben', NOW - 1))).toBe(false);
  expect(revocations.endedAllAt('ada')).toBe(NOW);
  expect(revocations.endedAllAt('ben')).toBe(0);
});

it('shares what it knows with other instances at once, and with the next start', () => {
  const [one, two] = [createRevocations(file), createRevocations(file)];
  one.revoke({ kind: 'session', sid: 'a', at: NOW });
  two.revoke({ kind: 'user', user_id: 'ada', at: NOW });
  for (const instance of [one, two, createRevocations(file)]) {
    expect(instance.isRevoked(session('a'))).toBe(true);
    expect(instance.isRevoked(session('b', 'ada'))).toBe(true);
    expect(instance.isRevoked(session('c'))).toBe(false);
  }
});

it('reads a line once it is whole, and passes over what is none of its own', () => {
  const revocations = createRevocations(file);
  const text = line({ kind: 'session', sid: 'a', at: NOW });
  appendFileSync(file, `nonsense\n{"kind":"other"}\n\n${text.slice(0, 12)}`);
  expect(revocations.isRevoked(session('a'))).toBe(false);
  appendFileSync(file, text.slice(12));
  expect(revocations.isRevoked(session('a'))).toBe(true);
});

it('takes no sign-out back when the file is cut, replaced or gone', () => {
  const revocations = createRevocations(file);
  revocations.revoke({ kind: 'session', sid: 'a', at: NOW });
  writeFileSync(file, '');
  expect(revocations.isRevoked(session('a'))).toBe(true);
  rmSync(file);
  expect(revocations.isRevoked(session('a'))).toBe(true);
  writeFileSync(file, line({ kind: 'session', sid: 'b', at: NOW }));
  expect(revocations.isRevoked(session('b'))).toBe(true);
  expect(revocations.isRevoked(session('a'))).toBe(true);
});

it('drops at its start what no session can need any more, and keeps the rest', () => {
  const old = line({ kind: 'session', sid: 'old', at: NOW - LIFETIME_MS - 60_000 });
  const kept = line({ kind: 'session', sid: 'kept', at: NOW });
  writeFileSync(file, `${old}nonsense\n${kept}`);
  const before = createRevocations(file);
  expect(readFileSync(file, 'utf8')).toBe(kept);
  expect(before.isRevoked(session('kept'))).toBe(true);
});

it('notices what is written after another start has replaced the file', () => {
  const running = createRevocations(file);
  appendFileSync(file, line({ kind: 'session', sid: 'old', at: NOW - LIFETIME_MS - 60_000 }));
  running.isRevoked(session('x'));
  const started = createRevocations(file);
  started.revoke({ kind: 'session', sid: 'a', at: NOW });
  expect(running.isRevoked(session('a'))).toBe(true);
  running.revoke({ kind: 'session', sid: 'b', at: NOW });
  expect(started.isRevoked(session('b'))).toBe(true);
});

it('leaves the file as it is while another start is at it', () => {
  const old = line({ kind: 'session', sid: 'old', at: NOW - LIFETIME_MS - 60_000 });
  writeFileSync(file, old);
  writeFileSync(`${file}.lock`, '');
  createRevocations(file);
  expect(readFileSync(file, 'utf8')).toBe(old);
});

it('keeps the file from other users', () => {
  appendLine(file, 'x');
  expect(statSync(file).mode & 0o077).toBe(0);
});

it('says so where the file cannot be made', () => {
  expect(() => createRevocations(path.join(folder, 'missing', 'file'))).toThrow(/ENOENT/);
});

it('ends a session here even if it cannot tell the others', () => {
  const revocations = createRevocations(file);
  rmSync(folder, { recursive: true });
  revocations.revoke({ kind: 'session', sid: 'a', at: NOW });
  expect(revocations.isRevoked(session('a'))).toBe(true);
  folder = mkdtempSync(path.join(tmpdir(), 'revocations-'));
});
