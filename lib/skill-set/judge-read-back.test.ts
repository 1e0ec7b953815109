import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '@/lib/json/parse';
import { skillConfigs, skillSetEdits } from './arbitraries';
import { diffSkillSets, type SkillConfigs } from './changes';
import { judgeReadBack } from './judge-read-back';

function set(skills: Readonly<Record<string, string>>): SkillConfigs {
  return new Map(
    Object.entries(skills).map(([id, text]) => {
      const config = parseJson(text);
      if (!config.ok) throw new Error(`${id} has no JSON`);
      return [id, config.value];
    }),
  );
}

const before = set({ canvas: '{"a":1,"b":{"c":2}}', search: '{}' });
const meant = set({ canvas: '{"a":1,"b":{"c":3}}', crm: '{"n":1.0}' });

describe('judgeReadBack', () => {
  it('takes settings that are not an object for one value', () => {
    const odd = set({ odd: '[1]', canvas: '{"a":1}' });
    const replaced = set({ odd: 'null', canvas: '{"a":1}' });
    expect(judgeReadBack(odd, replaced, set({ odd: 'null', canvas: '{"a":1}' }))).toBe('as_meant');
    expect(judgeReadBack(odd, replaced, set({ odd: '[1]', canvas: '{"a":1}' }))).toBe('as_before');
    const more = set({ odd: 'null', canvas: '{"a":2}' });
    expect(judgeReadBack(odd, replaced, more)).toBe('meant_and_more');
    const another = set({ odd: '[1,2]', canvas: '{"a":1}' });
    expect(judgeReadBack(odd, replaced, another)).toBe('something_else');
  });

  it.each([
    [
      'the set that was sent, in another order',
      { crm: '{"n":1.0}', canvas: '{"b":{"c":3},"a":1}' },
    ],
  ])('finds %s as meant', (_, now) => {
    expect(judgeReadBack(before, meant, set(now))).toBe('as_meant');
  });

  it('finds the old set as before', () => {
    expect(judgeReadBack(before, meant, before)).toBe('as_before');
  });

  it.each([
    ['another skill beside', { canvas: '{"a":1,"b":{"c":3}}', crm: '{"n":1.0}', more: '{}' }],
    ['another field beside', { canvas: '{"a":9,"b":{"c":3},"d":0}', crm: '{"n":1.0}' }],
  ])('finds all of it with %s', (_, now) => {
    expect(judgeReadBack(before, meant, set(now))).toBe('meant_and_more');
  });

  it.each([
    ['one of the edits undone', { canvas: '{"a":1,"b":{"c":2}}', crm: '{"n":1.0}' }],
    ['the attached skill with another config', { canvas: '{"a":1,"b":{"c":3}}', crm: '{"n":2}' }],
    ['the detached skill back', { canvas: '{"a":1,"b":{"c":3}}', crm: '{"n":1.0}', search: '{}' }],
    ['nothing at all', {}],
  ])('cannot tell of a set with %s', (_, now) => {
    expect(judgeReadBack(before, meant, set(now))).toBe('something_else');
  });

  it('takes what is missing for no proof: a program that writes its own set leaves it out too', () => {
    const withoutSearch = set({ canvas: '{"a":1,"b":{"c":2}}' });
    const theirs = set({ canvas: '{"a":7,"b":{"c":2}}' });
    expect(judgeReadBack(before, withoutSearch, theirs)).toBe('something_else');
  });

  it('never calls a set meant or old that differs from it, and never one of these something else', () => {
    fc.assert(
      fc.property(skillConfigs, skillSetEdits, skillSetEdits, (old, mine, later) => {
        const sent = mine(old);
        const now = later(sent);
        fc.pre(diffSkillSets(old, sent).length > 0);
        const finding = judgeReadBack(old, sent, now);
        expect(finding === 'as_meant').toBe(diffSkillSets(sent, now).length === 0);
        if (finding === 'as_before') expect(diffSkillSets(old, now)).toEqual([]);
        expect(judgeReadBack(old, sent, old)).toBe('as_before');
      }),
      { numRuns: 500 },
    );
  });
});
