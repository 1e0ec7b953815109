import { expect, test } from 'vitest';
import type { PalSkillsLine } from '@/lib/tavus/wire';
import { NO_READINGS, withLines } from './skill-readings';

function lineOf(
  skillId: string,
  more: { begun_ms?: number; read_at?: string } = {},
): PalSkillsLine {
  const skill = {
    ...{ skill_id: skillId, attached_at: null, updated_at: null },
    ...{ summary: '', notes: [], document_ids: [] },
  };
  return { pal_id: 'p1', ok: true, skills: [skill], read_at: '2026-11-23T10:00:00.000Z', ...more };
}

const FAILED = { pal_id: 'p1', ok: false, message: 'It timed out.', code: 'timeout' } as const;

function shown(...steps: readonly (readonly [askedAt: number, line: PalSkillsLine])[]) {
  const readings = steps.reduce(
    (known, [askedAt, line]) => withLines(known, [line], askedAt),
    NO_READINGS,
  );
  const reading = readings.byPal.get('p1');
  return reading?.state === 'read'
    ? [reading.skills[0]?.skill_id, reading.staleBecause]
    : [reading?.message];
}

test('a later line replaces an earlier one, and one of the same reading too', () => {
  expect(shown([0, lineOf('a')], [1_000, lineOf('b')])).toEqual(['b', null]);
  expect(shown([0, lineOf('a')], [0, lineOf('a, checked')])).toEqual(['a, checked', null]);
});

test('the answer to a save stays when a line comes that was read before it', () => {
  const saved = [5_000, lineOf('saved')] as const;
  expect(shown([4_000, lineOf('a')], saved, [4_000, lineOf('a', { begun_ms: 900 })])).toEqual([
    'saved',
    null,
  ]);
  // Asked for after the save, but served from a cache that does not know of it.
  expect(shown(saved, [9_000, lineOf('a', { begun_ms: -60_000 })])).toEqual(['saved', null]);
  expect(shown(saved, [4_000, lineOf('b', { begun_ms: 1_500 })])).toEqual(['b', null]);
});

test('no clock of a server counts', () => {
  const ahead = lineOf('ahead', { read_at: '2027-01-01T00:00:00.000Z' });
  const behind = lineOf('behind', { read_at: '2020-01-01T00:00:00.000Z' });
  expect(shown([0, ahead], [1, behind])).toEqual(['behind', null]);
});

test('a failure marks what was read before it as old, and nothing newer', () => {
  expect(shown([0, lineOf('a')], [1_000, FAILED])).toEqual(['a', 'It timed out.']);
  expect(shown([2_000, lineOf('a')], [1_000, FAILED])).toEqual(['a', null]);
  expect(shown([0, FAILED], [1_000, lineOf('a')])).toEqual(['a', null]);
  expect(shown([0, FAILED])).toEqual(['It timed out.']);
});
