import { describe, expect, it, vi } from 'vitest';
import type { Admin } from '@/lib/auth/admin';
import { fail, failure } from '@/lib/failures';
import { ok, type Result } from '@/lib/result';
import type { SaveOutcome } from '@/lib/skill-set/outcome';
import type { EndedSave } from '@/lib/tavus/save-skill-set';
import { auditSave, auditSaveStarted } from './audit-save';

vi.mock('@/lib/env', () => ({ env: () => ({ logLevel: 'info', auditFile: null }) }));

const ADMIN: Admin = { user: { id: 'oidc:7', name: 'a@b.test' }, role: 'editor', method: 'oidc' };
const SET = { skills: [], fingerprint: 'f', read_at: '2026-11-23T00:00:00.000Z' };
const CHANGES = [{ kind: 'detach' as const, skill_id: 'presentation' }];

function lineOf(result: Result<SaveOutcome> | null, more: Partial<EndedSave> = {}): unknown {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const request = { palId: 'p1', saveId: 's1', baseFingerprint: 'f', changes: CHANGES };
  auditSave(ADMIN, request, {
    result,
    before: SET,
    after: null,
    durationMs: 12.4,
    isSent: true,
    isCutOff: false,
    ...more,
  });
  return JSON.parse(String(write.mock.calls.at(-1)?.[0]));
}

describe('the line of a save', () => {
  it.each<[Result<SaveOutcome> | null, object]>([
    [
      ok({ kind: 'saved', set: SET, confirmed_by: 'answer' }),
      { outcome: 'saved', confirmed_by: 'answer' },
    ],
    [
      ok({ kind: 'stored_differently', set: SET, differences: [] }),
      { outcome: 'stored_differently' },
    ],
    [ok({ kind: 'changed_after', set: SET, differences: [] }), { outcome: 'changed_after' }],
    [ok({ kind: 'conflict', set: SET }), { outcome: 'conflict' }],
    [
      ok({ kind: 'not_sent', failure: failure('not_reached') }),
      { outcome: 'not_sent', failure: 'not_reached' },
    ],
    [
      ok({
        kind: 'not_saved',
        failure: failure('bad_request', { detail: 'x' }),
        held: 'unchanged',
        set: SET,
      }),
      { outcome: 'not_saved', failure: 'bad_request', held: 'unchanged' },
    ],
    [
      ok({ kind: 'unknown', failure: failure('timeout'), set: null }),
      { outcome: 'unknown', failure: 'timeout' },
    ],
    [fail('invalid_input', { detail: 'x' }), { outcome: 'invalid_input' }],
    [null, { outcome: 'fault' }],
  ])('tells how it ended: %j', (result, end) => {
    expect(lineOf(result)).toEqual({
      ...{ time: expect.any(String), level: 'audit', event: 'save' },
      ...{ user: 'oidc:7', user_name: 'a@b.test', role: 'editor', pal_id: 'p1', save_id: 's1' },
      ...end,
      duration_ms: 12,
      changes: CHANGES,
      before: { fingerprint: 'f', skills: {} },
      after: null,
    });
  });

  it('says that a draft was to be discarded, and that Tavus discarded it', () => {
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const request = { palId: 'p1', saveId: 's1', baseFingerprint: 'f', changes: CHANGES };
    const result = ok({
      kind: 'saved',
      set: SET,
      confirmed_by: 'answer',
      discarded_draft: true,
    } as const);
    const ended = { result, before: SET, after: SET, durationMs: 1, isSent: true, isCutOff: false };
    auditSave(ADMIN, { ...request, discardDraft: true }, ended);
    const line = JSON.parse(String(write.mock.calls.at(-1)?.[0]));
    expect(line).toMatchObject({ discard_draft: true, discarded_draft: true, outcome: 'saved' });
  });

  it('repeats no set where nothing was sent', () => {
    const conflict = ok({ kind: 'conflict', set: SET } as const);
    expect(lineOf(conflict, { isSent: false })).toMatchObject({ before: null, after: null });
  });

  it('says what is known of a save that the end of the process cut off', () => {
    const cutOff = { isCutOff: true };
    const sent = { outcome: 'unknown', failure: 'stopped', before: { fingerprint: 'f' } };
    expect(lineOf(null, cutOff)).toMatchObject(sent);
    const waiting = { ...cutOff, isSent: false };
    expect(lineOf(null, waiting)).toMatchObject({ outcome: 'not_sent', failure: 'stopped' });
  });
});

it('the line before a save holds who, what and the set that is replaced', () => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const request = { palId: 'p1', saveId: 's1', baseFingerprint: 'f', changes: CHANGES };
  auditSaveStarted(ADMIN, request, SET);
  expect(JSON.parse(String(write.mock.calls.at(-1)?.[0]))).toEqual({
    ...{ time: expect.any(String), level: 'audit', event: 'save_started' },
    ...{ user: 'oidc:7', user_name: 'a@b.test', role: 'editor', pal_id: 'p1', save_id: 's1' },
    changes: CHANGES,
    before: { fingerprint: 'f', skills: {} },
  });
});
