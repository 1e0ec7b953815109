import { expect, it, vi } from 'vitest';
import { audit } from './audit';
import { findAuditedSet } from './audited-set';

vi.mock('@/lib/env', () => ({ env: () => ({ logLevel: 'info', auditFile: null }) }));

const CONFIG = '{"n":9007199254740993,"f":1.0,"big":1e400,"__proto__":{"a":-0.0},"10":1,"2":2}';

function lineOf(save_id: string): string {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  audit({
    event: 'save',
    admin: { user: { id: 'admin', name: 'Admin' }, role: 'editor', method: 'password' },
    ...{ pal_id: 'p1', save_id, outcome: 'saved', duration_ms: 1, changes: [] },
    before: { fingerprint: 'f', skills: [{ skill_id: 'browser_use', config: CONFIG }] },
    after: null,
  });
  return String(write.mock.calls.at(-1)?.[0]);
}

it('a set comes out of its audit line as the body that puts it back, token for token', () => {
  expect(findAuditedSet(lineOf('s1'), 's1', 'before')).toEqual({
    pal_id: 'p1',
    body: `{"skills":{"browser_use":{"config":${CONFIG}}}}`,
  });
});

it('the set before comes out of the line before the save as well, the set after does not', () => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  audit({
    event: 'save_started',
    admin: { user: { id: 'admin', name: 'Admin' }, role: 'editor', method: 'password' },
    ...{ pal_id: 'p1', save_id: 's1', changes: [] },
    before: { fingerprint: 'f', skills: [{ skill_id: 'browser_use', config: CONFIG }] },
  });
  const line = String(write.mock.calls.at(-1)?.[0]);
  const body = `{"skills":{"browser_use":{"config":${CONFIG}}}}`;
  expect(findAuditedSet(line, 's1', 'before')).toEqual({ pal_id: 'p1', body });
  expect(findAuditedSet(line, 's1', 'after')).toBeNull();
});

it('no set comes out where none was read, and none of another line', () => {
  expect(findAuditedSet(lineOf('s1'), 's1', 'after')).toEqual({ pal_id: 'p1', body: null });
  expect(findAuditedSet(lineOf('s1'), 's2', 'before')).toBeNull();
  expect(findAuditedSet('{"event":"request","save_id":"s1"}', 's1', 'before')).toBeNull();
  expect(findAuditedSet('{"event":"save","save_id":"s1"', 's1', 'before')).toBeNull();
});
