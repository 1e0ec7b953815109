import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Admin } from '@/lib/auth/admin';
import { spell } from '@/lib/json/arbitraries';
import { asObject, type JsonNode } from '@/lib/json/node';
import { parseJson } from '@/lib/json/parse';
import { getIn } from '@/lib/json/pointer';
import { skillConfigs } from '@/lib/skill-set/arbitraries';
import { fingerprint } from '@/lib/skill-set/fingerprint';
import { parseSkillSet, type SkillAttachment } from '@/lib/skill-set/skill-set';
import { audit, type AuditedSave, type AuditedSet } from './audit';
import { ACTING, hostileText } from './hostile-texts';
import { withRequestContext } from './request-context';

const settings = vi.hoisted(() => ({ logLevel: 'error', auditFile: null as string | null }));
vi.mock('@/lib/env', () => ({ env: () => settings }));

const ADMIN: Admin = { user: { id: 'admin', name: 'Admin' }, role: 'editor', method: 'password' };
const SAVE: AuditedSave = {
  event: 'save',
  admin: ADMIN,
  pal_id: 'p1',
  save_id: 's1',
  outcome: 'saved',
  confirmed_by: 'answer',
  duration_ms: 31,
  changes: [{ kind: 'edit', skill_id: 'magic_canvas', operations: [] }],
  before: null,
  after: null,
};
const ODD = `{ "__proto__": [1.0, 1e400],\n\t"n": 9007199254740993, "\\u00e9": "\\u00e9", "rtl": "\u202e", "1": -0.0 }`;

let folder = '';
let written: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'audit-'));
  settings.auditFile = null;
  written = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    written.push(String(chunk));
    return true;
  });
});
afterEach(() => rmSync(folder, { recursive: true }));

function toFile(name: string): string {
  settings.auditFile = path.join(folder, name);
  return settings.auditFile;
}

function skillOf(skill_id: string, config: JsonNode): SkillAttachment {
  return { skill_id, config, attached_at: null, updated_at: null };
}

function setOf(...skills: AuditedSet['skills']): AuditedSet {
  return { fingerprint: 'f'.repeat(64), skills };
}

describe('an audit line', () => {
  it('tells a sign-in, a sign-out and a refused access with what the request is known by', () => {
    withRequestContext({ request_id: 'r1', client: '192.0.2.1' }, () => {
      audit({ event: 'sign_in', method: 'password', outcome: 'refused', reason: 'wrong_password' });
      audit({ event: 'sign_out', everywhere: true, user: 'admin' });
      audit({ event: 'access_refused', door: 'action', code: 'not_allowed', user: 'oidc:7' });
    });
    const head = {
      time: expect.any(String),
      level: 'audit',
      request_id: 'r1',
      client: '192.0.2.1',
    };
    expect(written.map((line) => JSON.parse(line))).toEqual([
      {
        ...head,
        event: 'sign_in',
        method: 'password',
        outcome: 'refused',
        reason: 'wrong_password',
      },
      { ...head, event: 'sign_out', everywhere: true, user: 'admin' },
      { ...head, event: 'access_refused', door: 'action', code: 'not_allowed', user: 'oidc:7' },
    ]);
  });

  it('of a save tells who, to what, the kinds and ids of the changes, and how it ended', () => {
    audit({
      ...SAVE,
      changes: [...SAVE.changes, { kind: 'attach', skill_id: 'x\n', config: '{"secret":1}' }],
    });
    expect(JSON.parse(written[0] ?? '')).toMatchObject({
      ...{ event: 'save', user: 'admin', user_name: 'Admin', role: 'editor', pal_id: 'p1' },
      ...{ save_id: 's1', outcome: 'saved', confirmed_by: 'answer', duration_ms: 31 },
      changes: [
        { kind: 'edit', skill_id: 'magic_canvas' },
        { kind: 'attach', skill_id: 'x\n' },
      ],
      ...{ before: null, after: null },
    });
    expect(written[0]).not.toContain('secret');
  });

  it('keeps every token of a set, on one line, without what could turn that line around', () => {
    const before = setOf(
      { skill_id: '__proto__', config: ODD },
      { skill_id: 'a\nb', config: '{}' },
    );
    audit({ ...SAVE, before });
    const [line = ''] = written;
    expect(line).toContain(
      '"skills":{"__proto__":{"config":{"__proto__":[1.0,1e400],"n":9007199254740993,' +
        '"é":"\\u00e9","rtl":"\\u202e","1":-0.0}},"a\\nb":{"config":{}}}',
    );
    expect(line.slice(0, -1)).not.toMatch(ACTING);
    expect(JSON.parse(line)).toMatchObject({
      before: { fingerprint: 'f'.repeat(64) },
      after: null,
    });
  });

  it('reads back into the very set, for 1,000 random ones', () => {
    fc.assert(
      fc.property(skillConfigs, fc.nat(), hostileText, (configs, seed, text) => {
        written = [];
        const skills = [...configs].map(([skill_id, config]) => ({
          skill_id,
          config: spell(config, seed),
        }));
        const meant = fingerprint(
          new Map([...configs].map(([id, config]) => [id, skillOf(id, config)])),
        );
        audit({ ...SAVE, pal_id: text, after: { fingerprint: meant, skills } });
        const [line = '', ...more] = written;
        expect(more).toEqual([]);
        expect(line.slice(0, -1)).not.toMatch(ACTING);
        // Two levels more than an answer of the API has around a config.
        const parsed = parseJson(line, 70);
        const root = parsed.ok ? asObject(parsed.value) : undefined;
        const read = parseSkillSet(root && getIn(root, ['after', 'skills']));
        expect(read && fingerprint(read)).toBe(meant);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is written whatever LOG_LEVEL says', () => {
    audit({ event: 'sign_out', everywhere: false, user: 'admin' });
    expect(written).toHaveLength(1);
  });
});

describe('the audit file', () => {
  it('gets the same lines, made for its owner alone, and keeps those it has', () => {
    const file = toFile('audit.jsonl');
    audit(SAVE);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    audit({ event: 'sign_out', everywhere: false, user: 'admin' });
    expect(readFileSync(file, 'utf8')).toBe(written.join(''));
  });

  it('is opened anew once it was rotated, and goes on where it was cut to nothing', () => {
    const file = toFile('audit.jsonl');
    audit(SAVE);
    renameSync(file, `${file}.1`);
    audit({ ...SAVE, save_id: 's2' });
    expect(readFileSync(`${file}.1`, 'utf8')).toBe(written[0]);
    expect(readFileSync(file, 'utf8')).toBe(written[1]);
    writeFileSync(file, '');
    audit({ ...SAVE, save_id: 's3' });
    expect(readFileSync(file, 'utf8')).toBe(written[2]);
  });

  it('is opened anew where another file has taken its name', () => {
    const file = toFile('audit.jsonl');
    audit(SAVE);
    renameSync(file, `${file}.1`);
    writeFileSync(file, 'of the rotation\n');
    audit({ ...SAVE, save_id: 's2' });
    expect(readFileSync(file, 'utf8')).toBe(`of the rotation\n${written[1]}`);
  });

  it('begins a line of its own after one that has no end', () => {
    const file = toFile('audit.jsonl');
    writeFileSync(file, '{"event":"sa');
    audit(SAVE);
    expect(readFileSync(file, 'utf8')).toBe(`{"event":"sa\n${written[0]}`);
  });

  it.each([
    ['is a folder', () => folder, 'EISDIR'],
    ['is on a full disk', () => '/dev/full', 'ENOSPC'],
    ['lies in no folder', () => path.join(folder, 'gone/audit.jsonl'), 'ENOENT'],
  ])('that %s is told by an error line, and nothing is thrown', (_what, file, code) => {
    settings.auditFile = file();
    audit(SAVE);
    audit(SAVE);
    const lines = written.map((line): unknown => JSON.parse(line));
    const failed = { level: 'error', event: 'audit_file_failed', code };
    expect(lines).toMatchObject([{ event: 'save' }, failed, { event: 'save' }, failed]);
  });

  it('is written again as soon as it can be', () => {
    const file = toFile('later/audit.jsonl');
    audit(SAVE);
    mkdirSync(path.dirname(file));
    audit({ ...SAVE, save_id: 's2' });
    expect(readFileSync(file, 'utf8')).toBe(written.at(-1));
  });
});
