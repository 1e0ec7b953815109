import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { checkEnv, type EnvResult } from '@/lib/env';

const folder = mkdtempSync(path.join(tmpdir(), 'places-'));
afterAll(() => rmSync(folder, { recursive: true }));

function check(name: string): EnvResult {
  return checkEnv({ AUDIT_FILE: path.join(folder, name) });
}

it('takes a file that is there, and leaves it as it is', () => {
  writeFileSync(path.join(folder, 'old.jsonl'), 'line\n');
  expect(check('old.jsonl').ok).toBe(true);
  expect(readFileSync(path.join(folder, 'old.jsonl'), 'utf8')).toBe('line\n');
});

it('makes a file that is not there, for its owner alone', () => {
  expect(check('new.jsonl').ok).toBe(true);
  expect(statSync(path.join(folder, 'new.jsonl')).mode & 0o777).toBe(0o600);
});

it('refuses a file whose folder is missing, and makes no folder', () => {
  expect(check('missing-1/audit.jsonl')).toEqual({
    ok: false,
    faults: ['AUDIT_FILE cannot be written: make its folder, or set it to a file in another one.'],
  });
  expect(existsSync(path.join(folder, 'missing-1'))).toBe(false);
});

it('refuses a file inside of a file, a folder, and a device', () => {
  writeFileSync(path.join(folder, 'file'), '');
  expect(check('file/audit.jsonl')).toMatchObject({
    faults: [expect.stringMatching(/^AUDIT_FILE cannot be written/)],
  });
  const other = { ok: false, faults: ['AUDIT_FILE must be a file, not a folder or a device.'] };
  expect(check('.')).toEqual(other);
  expect(checkEnv({ AUDIT_FILE: '/dev/null' })).toEqual(other);
});

it('names both files where both are wrong', () => {
  const REVOCATIONS_FILE = path.join(folder, 'none/r');
  const result = checkEnv({
    AUDIT_FILE: path.join(folder, 'none/a'),
    REVOCATIONS_FILE,
    SESSION_SECRET: 's'.repeat(32),
  });
  expect(result.ok ? [] : result.faults.map((fault) => fault.split(' ')[0])).toEqual([
    'AUDIT_FILE',
    'REVOCATIONS_FILE',
  ]);
});
