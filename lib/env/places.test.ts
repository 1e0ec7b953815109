import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
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

const AUDIT_LINE = '{"time":"2026-01-01T00:00:00.000Z","level":"audit","event":"sign_in"}\n';
const SIGN_OUT = '{"kind":"session","sid":"a","at":1}\n';
const SHARED = { SESSION_SECRET: 's'.repeat(32) };

describe('REVOCATIONS_FILE', () => {
  const at = (name: string) => path.join(folder, name);
  const faultsOf = (files: Readonly<Record<string, string>>) => {
    const result = checkEnv({ ...SHARED, ...files });
    return result.ok ? [] : result.faults;
  };

  it.each([
    ['an audit', AUDIT_LINE.repeat(200)],
    ['notes', 'zq7 remember the milk\n'],
    ['notes without a line end', 'zq7 remember the milk'],
    ['settings', 'TAVUS_API_KEY=zq7\nSESSION_SECRET=zq7\n'],
    ['sign-outs and something else', `${SIGN_OUT}zq7\n${SIGN_OUT}`],
    ['sign-outs and something else without a line end', `${SIGN_OUT}zq7`],
    ['JSON of another program', '{"kind":"zq7"}\n'],
    ['bytes', '\u0000\u0001zq7'],
    ['one line of 3 MB', 'zq7'.repeat(1_000_000)],
  ])('is refused where it holds %s, in one sentence, and stays as it is', (name, content) => {
    const file = at(`${name.replaceAll(' ', '-')}.jsonl`);
    writeFileSync(file, content);
    const faults = faultsOf({ REVOCATIONS_FILE: file });
    expect(faults).toEqual([
      expect.stringMatching(/^REVOCATIONS_FILE holds something other than sign-outs: set [^.]*\.$/),
    ]);
    expect(faults.join()).not.toContain('zq7');
    expect(readFileSync(file, 'utf8')).toBe(content);
  });

  it.each([
    ['nothing', ''],
    ['sign-outs', SIGN_OUT.repeat(5_000)],
    ['sign-outs with a name', `{"kind":"log","id":"a","dropped":2}\n${SIGN_OUT}`],
    ['a torn last line', `${SIGN_OUT}{"kind":"sess`],
    ['a last line torn at its first letters', `${SIGN_OUT}{"ki`],
    ['a torn line among others', `${SIGN_OUT}{"kind":"user","us\n${SIGN_OUT}`],
  ])('is taken where it holds %s', (name, content) => {
    const file = at(`good-${name.replaceAll(' ', '-')}.jsonl`);
    writeFileSync(file, content);
    expect(faultsOf({ REVOCATIONS_FILE: file })).toEqual([]);
    expect(readFileSync(file, 'utf8')).toBe(content);
  });

  it('is refused where it is the AUDIT_FILE by another name, there or not yet', () => {
    mkdirSync(at('sub'));
    symlinkSync(folder, at('linked-folder'));
    const pairs: [string, string][] = [
      [at('same-1.jsonl'), `${folder}/./same-1.jsonl`],
      [at('same-2.jsonl'), `${folder}/sub/../same-2.jsonl`],
      [at('same-3.jsonl'), at('linked-folder/same-3.jsonl')],
      [at('same-4.jsonl'), at('dangling-link')],
      [at('same-5.jsonl'), at('hard-link')],
    ];
    symlinkSync(at('same-4.jsonl'), at('dangling-link'));
    writeFileSync(at('same-5.jsonl'), AUDIT_LINE);
    linkSync(at('same-5.jsonl'), at('hard-link'));
    for (const [AUDIT_FILE, REVOCATIONS_FILE] of pairs) {
      expect(faultsOf({ AUDIT_FILE, REVOCATIONS_FILE }), REVOCATIONS_FILE).toEqual([
        'AUDIT_FILE and REVOCATIONS_FILE must be two different files.',
      ]);
    }
    expect(readFileSync(at('same-5.jsonl'), 'utf8')).toBe(AUDIT_LINE);
  });
});
