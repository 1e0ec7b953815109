import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canvasConfigs,
  configOf,
  pairs,
  presentationConfigs,
} from '@/components/skills/arbitraries';
import { definitionFor } from '@/components/skills/registry';
import type { JsonObject } from '@/lib/json/node';
import { mergeSkillSets, type Merge } from '@/lib/skill-set/merge';
import type { SkillConfigs } from '@/lib/skill-set/changes';
import { conflictLines, lostWords, mergedWords } from './conflict-words';

const context = { documentName: () => undefined };
const rulesFor = (skillId: string) => definitionFor(skillId).mergeRules;

function set(texts: Record<string, string>): SkillConfigs {
  return new Map(Object.entries(texts).map(([skillId, text]) => [skillId, configOf(text)]));
}

function merge(...[base, mine, theirs]: Record<string, string>[]): Merge {
  return mergeSkillSets(set(base ?? {}), set(mine ?? {}), set(theirs ?? {}), rulesFor);
}

/** Three settings of a skill, each often near another. */
function triplesOf(configs: fc.Arbitrary<JsonObject>) {
  return fc.tuple(pairs(configs), pairs(configs)).map(([[base, mine], [theirs, other]]) => ({
    base,
    mine,
    theirs,
    other,
  }));
}

describe('the words of a conflict', () => {
  it.each([
    ['presentation', presentationConfigs],
    ['magic_canvas', canvasConfigs],
    ['browser_use', canvasConfigs],
  ] as const)('say of each conflict of %s what both sides did', (skillId, configs) => {
    fc.assert(
      fc.property(triplesOf(configs), ({ base, mine, theirs }) => {
        const [b, m, t] = [base, mine, theirs].map((config) => new Map([[skillId, config]]));
        if (b === undefined || m === undefined || t === undefined) return;
        const result = mergeSkillSets(b, m, t, rulesFor);
        for (const conflict of result.conflicts) {
          const lines = conflictLines(conflict, result, context);
          expect(lines.some((line) => line.mine !== null)).toBe(true);
          expect(lines.some((line) => line.theirs !== null)).toBe(true);
          expect(new Set(lines.map(({ pointer }) => pointer)).size).toBe(lines.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('stand field by field, with nothing where a side left one alone', () => {
    const result = merge(
      { magic_canvas: '{"components":{"scheduling_embed":{"scheduling_url":"a"}}}' },
      {
        magic_canvas: '{"components":{"scheduling_embed":{"scheduling_url":"a","enabled":false}}}',
      },
      { magic_canvas: '{"components":{"scheduling_embed":{"scheduling_url":"b"}}}' },
    );
    const [conflict] = result.conflicts;
    if (conflict === undefined) throw new Error('The same entry asks');
    const lines = conflictLines(conflict, result, context).map(({ label, base, mine, theirs }) => [
      label,
      base,
      mine?.after,
      theirs?.after,
    ]);
    expect(lines).toHaveLength(2);
    expect(lines.find(([label]) => label === 'Booking link')).toEqual([
      'Booking link',
      'a',
      undefined,
      'b',
    ]);
  });
});

describe('what was merged by itself', () => {
  it('is told with whose it is', () => {
    const result = merge(
      { presentation: '{"document_ids":["d1"],"prompt":"a"}', gone: '{}' },
      { presentation: '{"document_ids":["d1","m"],"prompt":"b"}' },
      {
        presentation: '{"document_ids":["d1","t"],"prompt":"a","slides_trigger":"x"}',
        gone: '{}',
        internet_search: '{}',
      },
    );
    expect(
      mergedWords(result, context).map(({ skill_id, kind, rows, owners }) => [
        `${kind} ${skill_id}`,
        rows.map(({ label }) => label),
        owners,
      ]),
    ).toEqual([
      ['detach gone', [], ['mine']],
      ['attach internet_search', [], ['theirs']],
      ['edit presentation', ['Documents', 'Slides trigger', 'Prompt'], ['both', 'theirs', 'mine']],
    ]);
  });

  it('leaves out what is asked', () => {
    const result = merge(
      { presentation: '{"prompt":"a"}' },
      { presentation: '{"prompt":"b"}' },
      { presentation: '{"prompt":"c"}' },
    );
    expect(mergedWords(result, context)).toEqual([]);
  });
});

describe('what replacing all by mine loses', () => {
  it('is all they did that mine has not', () => {
    const { input } = merge(
      { presentation: '{"prompt":"a","x":1}', gone: '{}', both: '{}' },
      { presentation: '{"prompt":"b","x":2}', gone: '{}' },
      { presentation: '{"prompt":"c","x":2}', internet_search: '{}' },
    );
    expect(
      lostWords(input, context).map(({ skill_id, kind, rows }) => [
        `${kind} ${skill_id}`,
        rows.map(({ label }) => label),
      ]),
    ).toEqual([
      ['detach gone', []],
      ['attach internet_search', []],
      ['edit presentation', ['Prompt']],
    ]);
  });

  it('is nothing where both did the same', () => {
    const { input } = merge({ s: '{"a":1}' }, { s: '{"a":2}' }, { s: '{"a":2}' });
    expect(lostWords(input, context)).toEqual([]);
  });
});
