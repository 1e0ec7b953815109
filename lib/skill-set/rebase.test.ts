import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@/lib/json/node';
import { parseJsonObject } from '@/lib/json/parse';
import { canonicalJson } from '@/lib/json/print';
import { applyChanges, diffSkillSets, type SkillChange, type SkillConfigs } from './changes';
import { rebaseChanges } from './rebase';

function read(text: string): JsonObject {
  const result = parseJsonObject(text);
  if (!result.ok) throw new Error(`${result.error.message}: ${text}`);
  return result.value;
}

function configs(texts: Record<string, string>): SkillConfigs {
  return new Map(Object.entries(texts).map(([skillId, text]) => [skillId, read(text)]));
}

describe('rebaseChanges', () => {
  const opened = { canvas: '{"components":{"chart":{"enabled":false,"title":"T"}},"note":"a"}' };

  it.each<[string, Record<string, string>, Record<string, string>, unknown[], unknown[]]>([
    [
      'an edit beside theirs fits',
      { canvas: '{"components":{"chart":{"enabled":true,"title":"T"}},"note":"a"}' },
      { canvas: '{"components":{"chart":{"enabled":false,"title":"T"}},"note":"b"}', new: '{}' },
      [{ kind: 'edit', path: ['/components/chart/enabled'] }],
      [],
    ],
    [
      'an edit is split where one of its fields was changed by them too',
      { canvas: '{"components":{"chart":{"enabled":true,"title":"T"}},"note":"mine"}' },
      { canvas: '{"components":{"chart":{"enabled":false,"title":"T"}},"note":"theirs"}' },
      [{ kind: 'edit', path: ['/components/chart/enabled'] }],
      [
        {
          kind: 'edit',
          path: ['/note'],
          reason: 'Also changed on Tavus after this was loaded: /note.',
        },
      ],
    ],
    [
      'a field both set alike is there already, the next one overlaps',
      { canvas: '{"components":{},"note":"mine"}' },
      { canvas: '{"components":{},"note":"theirs"}' },
      [],
      [
        {
          kind: 'edit',
          path: ['/note'],
          reason: 'Also changed on Tavus after this was loaded: /note.',
        },
      ],
    ],
    [
      'an edit below what they removed overlaps',
      { canvas: '{"components":{"chart":{"enabled":true,"title":"T"}},"note":"a"}' },
      { canvas: '{"components":{},"note":"a"}' },
      [],
      [
        {
          kind: 'edit',
          path: ['/components/chart/enabled'],
          reason: 'Also changed on Tavus after this was loaded: /components/chart.',
        },
      ],
    ],
    [
      'a removal above what they edited overlaps',
      { canvas: '{"note":"a"}' },
      { canvas: '{"components":{"chart":{"enabled":true,"title":"T"}},"note":"a"}' },
      [],
      [
        {
          kind: 'edit',
          path: ['/components'],
          reason: 'Also changed on Tavus after this was loaded: /components/chart/enabled.',
        },
      ],
    ],
    [
      'a name that only begins alike does not overlap',
      { canvas: '{"components":{"chart":{"enabled":false,"title":"T"}},"note":"b"}' },
      {
        canvas: '{"components":{"chart":{"enabled":false,"title":"T"}},"note":"a","note_2":1}',
      },
      [{ kind: 'edit', path: ['/note'] }],
      [],
    ],
    [
      'an edit of what they detached overlaps',
      { canvas: '{"note":"b"}' },
      {},
      [],
      [
        {
          kind: 'edit',
          path: ['/components', '/note'],
          reason: 'It was detached on Tavus after this was loaded.',
        },
      ],
    ],
    [
      'a detach of what they edited overlaps',
      {},
      { canvas: '{}' },
      [],
      [
        {
          kind: 'detach',
          path: [],
          reason: 'Its settings were changed on Tavus after this was loaded.',
        },
      ],
    ],
    [
      'an attach of what they attached otherwise overlaps',
      { ...opened, search: '{"x":1}' },
      { ...opened, search: '{"x":2}' },
      [],
      [
        {
          kind: 'attach',
          path: [],
          reason: 'It was attached on Tavus with other settings after this was loaded.',
        },
      ],
    ],
    [
      'an attach of what they attached alike is there already',
      { ...opened, search: '{"x":1,"y":2}' },
      { ...opened, search: '{ "y":2, "x":1 }' },
      [],
      [],
    ],
  ])('%s', (_, mine, theirs, fitting, overlapping) => {
    const base = configs(opened);
    const changes = diffSkillSets(base, configs(mine));
    const brief = (change: SkillChange) => ({
      kind: change.kind,
      path: change.kind === 'edit' ? change.operations.map(({ path }) => path) : [],
    });
    const rebased = rebaseChanges(base, changes, configs(theirs));
    expect(rebased.fitting.map(brief)).toEqual(fitting);
    expect(rebased.overlapping.map(({ change, reason }) => ({ ...brief(change), reason }))).toEqual(
      overlapping,
    );
  });

  it('merges two components switched off in an empty overlay', () => {
    const base = configs({ canvas: '{}' });
    const mine = configs({ canvas: '{"components":{"chart":{"enabled":false}}}' });
    const theirs = configs({ canvas: '{"components":{"text":{"enabled":false}}}' });
    const { fitting, overlapping } = rebaseChanges(base, diffSkillSets(base, mine), theirs);
    const merged = applyChanges(theirs, fitting);
    if (!merged.ok) throw new Error(merged.error);
    expect(overlapping).toEqual([]);
    expect(canonicalJson({ kind: 'object', entries: merged.value })).toBe(
      '{"canvas":{"components":{"chart":{"enabled":false},"text":{"enabled":false}}}}',
    );
  });

  it('takes a detach and an attach of one skill for the edit they amount to', () => {
    const base = configs({ canvas: '{"a":1,"b":1}' });
    const changes: SkillChange[] = [
      { kind: 'detach', skill_id: 'canvas' },
      { kind: 'attach', skill_id: 'canvas', config: '{"a":2,"b":1}' },
    ];
    const { fitting } = rebaseChanges(base, changes, configs({ canvas: '{"a":1,"b":3}' }));
    expect(fitting).toEqual([
      {
        kind: 'edit',
        skill_id: 'canvas',
        operations: [{ op: 'replace', path: '/a', value: '2' }],
      },
    ]);
  });

  it('hands back changes that do not fit what was loaded, with the reason', () => {
    const change = { kind: 'detach', skill_id: 'gone' } as const;
    expect(rebaseChanges(new Map(), [change], configs({ gone: '{}' }))).toEqual({
      fitting: [],
      overlapping: [{ change, reason: 'This does not fit what was loaded: gone: not attached.' }],
    });
  });
});
