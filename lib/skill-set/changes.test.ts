import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { asObject, type JsonNode } from '@/lib/json/node';
import { parseJson } from '@/lib/json/parse';
import { getIn, parsePointer } from '@/lib/json/pointer';
import { canonicalJson, printJson } from '@/lib/json/print';
import {
  configEdits,
  configNodes,
  skillConfigs,
  skillSetEdits,
  skillSetTexts,
} from './arbitraries';
import {
  applyChanges,
  applyOperations,
  configsOf,
  diffConfigs,
  diffSkillSets,
  requestBody,
  type ApplyResult,
  type SkillChange,
  type SkillConfigs,
} from './changes';
import { parseSkillSet } from './skill-set';

function read(text: string): JsonNode {
  const result = parseJson(text);
  if (!result.ok) throw new Error(`${result.error.message}: ${text}`);
  return result.value;
}

function valueOf<T>(result: ApplyResult<T>): T {
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

function canonical(set: SkillConfigs): string {
  return canonicalJson({ kind: 'object', entries: set });
}

function configs(text: string): SkillConfigs {
  const set = parseSkillSet(read(text));
  if (set === null) throw new Error(`No set: ${text}`);
  return configsOf(set);
}

/** The text of each config in a request body, which must hold nothing else. */
function sentConfigs(body: string): Map<string, string | undefined> {
  const request = read(body);
  expect([...(asObject(request)?.entries.keys() ?? [])]).toEqual(['skills']);
  const skills = asObject(getIn(request, ['skills']));
  return new Map(
    [...(skills?.entries ?? [])].map(([skillId, skill]) => {
      expect([...(asObject(skill)?.entries.keys() ?? [])]).toEqual(['config']);
      return [skillId, getIn(skill, ['config'])?.raw];
    }),
  );
}

const configPairs = fc.oneof(
  fc.tuple(configNodes, configEdits).map(([config, edit]) => [config, edit(config)] as const),
  fc.tuple(configNodes, configNodes),
);

const setPairs = fc.oneof(
  fc.tuple(skillConfigs, skillSetEdits).map(([set, edit]) => [set, edit(set)] as const),
  fc.tuple(skillConfigs, skillConfigs),
);

describe('diffConfigs and applyOperations', () => {
  it('turn the first config into the second', () => {
    fc.assert(
      fc.property(configPairs, ([before, after]) => {
        const result = valueOf(applyOperations(before, diffConfigs(before, after)));
        expect(canonicalJson(result)).toBe(canonicalJson(after));
      }),
      { numRuns: 3_000 },
    );
  });

  it('find no difference exactly where both mean the same', () => {
    fc.assert(
      fc.property(configPairs, ([before, after]) => {
        const isSame = canonicalJson(before) === canonicalJson(after);
        expect(diffConfigs(before, after).length === 0).toBe(isSame);
        expect(diffConfigs(before, read(printJson(before)))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('leave what no operation names the very same nodes', () => {
    fc.assert(
      fc.property(configPairs, ([before, after]) => {
        const operations = diffConfigs(before, after);
        const touched = new Set(operations.map(({ path }) => parsePointer(path)?.[0]));
        const result = valueOf(applyOperations(before, operations));
        for (const [key, value] of asObject(before)?.entries ?? []) {
          if (!touched.has(key) && !touched.has(undefined)) {
            expect(getIn(result, [key])).toBe(value);
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('copy each object once, however many operations change it', () => {
    const keys = Array.from({ length: 300 }, (_, index) => `k${index}`);
    const inner = keys.map((key) => `"${key}":{"n":0}`).join(',');
    const before = read(`{"inner":{${inner}},"kept":{}}`);
    let copies = 0;
    const PlainMap = Map;
    class CountedMap extends PlainMap<unknown, unknown> {
      constructor(entries?: Iterable<readonly [unknown, unknown]>) {
        super(entries);
        if (entries instanceof PlainMap) copies += 1;
      }
    }
    vi.stubGlobal('Map', CountedMap);
    const operations = keys.map(
      (key) => ({ op: 'replace', path: `/inner/${key}/n`, value: '1' }) as const,
    );
    const after = valueOf(applyOperations(before, operations));
    vi.unstubAllGlobals();
    // The config, `inner`, and each of its members.
    expect(copies).toBe(keys.length + 2);
    expect(getIn(after, ['kept'])).toBe(getIn(before, ['kept']));
    expect(canonicalJson(before)).toContain('"k7":{"n":0}');
    expect(canonicalJson(after)).not.toContain('"n":0');
  });

  it('name members by pointer, arrays as wholes, values by their own tokens', () => {
    const before = read('{"a":{"b":1,"c":[1,2]},"gone":null,"same":1.0}');
    const after = read('{"same":1.0,"a":{"c":[2,1],"b":1e400},"x/y":{"__proto__": 1.50}}');
    expect(diffConfigs(before, after)).toEqual([
      { op: 'remove', path: '/gone' },
      { op: 'replace', path: '/a/c', value: '[2,1]' },
      { op: 'replace', path: '/a/b', value: '1e400' },
      { op: 'add', path: '/x~1y', value: '{"__proto__": 1.50}' },
    ]);
  });

  it.each<[string, Parameters<typeof applyOperations>[1][number], string]>([
    ['{}', { op: 'remove', path: '/a' }, 'remove /a: is not there'],
    ['{}', { op: 'replace', path: '/a', value: '1' }, 'replace /a: is not there'],
    ['{}', { op: 'add', path: '/a/b', value: '1' }, 'add /a/b: has no parent'],
    ['{"a":[1]}', { op: 'add', path: '/a/0', value: '1' }, 'add /a/0: has no parent'],
    ['{"a":1}', { op: 'add', path: '', value: '{}' }, 'add : is not a path to a field'],
    ['{"a":1}', { op: 'remove', path: '' }, 'remove : is not a path to a field'],
    ['1', { op: 'add', path: '/a', value: '1' }, 'add /a: has no parent'],
    ['{"a":1,"a":2}', { op: 'add', path: '/b', value: '1' }, 'add /b: has no parent'],
    ['1', { op: 'replace', path: '', value: '{' }, 'replace : has a value that is not JSON'],
    ['{"a":1}', { op: 'add', path: 'a', value: '1' }, 'add a: is not a path to a field'],
    ['{"a":1}', { op: 'add', path: '/b', value: '01' }, 'add /b: has a value that is not JSON'],
  ])('refuse on %s what does not fit: %j', (config, operation, error) => {
    expect(applyOperations(read(config), [operation])).toEqual({ ok: false, error });
  });

  it.each([
    ['[1, 2]', '[1]'],
    ['null', '{}'],
    ['{"a":1}', '"a"'],
  ])('replace a config as a whole where one of the two is no object: %s by %s', (from, to) => {
    const operations = diffConfigs(read(from), read(to));
    expect(operations).toEqual([{ op: 'replace', path: '', value: to }]);
    expect(printJson(valueOf(applyOperations(read(from), operations)))).toBe(to);
  });

  it('reach no prototype by __proto__', () => {
    const add = { op: 'add', path: '/__proto__', value: '{"polluted":true}' } as const;
    const result = valueOf(applyOperations(read('{}'), [add]));
    expect(printJson(result)).toBe('{"__proto__":{"polluted":true}}');
    expect('polluted' in {}).toBe(false);
  });
});

describe('diffSkillSets and applyChanges', () => {
  it('turn the first set into the second', () => {
    fc.assert(
      fc.property(setPairs, ([before, after]) => {
        const changes = diffSkillSets(before, after);
        expect(canonical(valueOf(applyChanges(before, changes)))).toBe(canonical(after));
        expect(changes.length === 0).toBe(canonical(before) === canonical(after));
      }),
      { numRuns: 2_000 },
    );
  });

  it('tell the detaches first, and one change a skill', () => {
    fc.assert(
      fc.property(setPairs, ([before, after]) => {
        const changes = diffSkillSets(before, after);
        const isDetach = changes.map((change) => change.kind === 'detach');
        expect(isDetach).toEqual([...isDetach].sort((a, b) => Number(b) - Number(a)));
        expect(new Set(changes.map((change) => change.skill_id)).size).toBe(changes.length);
      }),
    );
  });

  it.each<[SkillChange, string]>([
    [{ kind: 'attach', skill_id: 'on', config: '{}' }, 'on: already attached'],
    [{ kind: 'attach', skill_id: 'x', config: '{' }, 'x: its config is not JSON'],
    [{ kind: 'detach', skill_id: 'x' }, 'x: not attached'],
    [{ kind: 'edit', skill_id: '__proto__', operations: [] }, '__proto__: not attached'],
    [
      { kind: 'edit', skill_id: 'on', operations: [{ op: 'remove', path: '/a' }] },
      'on: remove /a: is not there',
    ],
  ])('refuse %j', (change, error) => {
    const set = new Map([['on', read('{}')]]);
    expect(applyChanges(set, [change])).toEqual({ ok: false, error });
  });
});

describe('requestBody', () => {
  it('sends back token for token what nobody changed', () => {
    fc.assert(
      fc.property(skillSetTexts, ({ text, configs: texts }) => {
        const body = requestBody(valueOf(applyChanges(configs(text), [])));
        expect([...sentConfigs(body)]).toEqual([...texts]);
      }),
      { numRuns: 5_000 },
    );
  });

  it('sends the untouched skills token for token when others are changed', () => {
    fc.assert(
      fc.property(skillSetTexts, skillSetEdits, ({ text, configs: texts }, edit) => {
        const before = configs(text);
        const after = edit(before);
        const changes = diffSkillSets(before, after);
        const touched = new Set(changes.map((change) => change.skill_id));
        const sent = sentConfigs(requestBody(valueOf(applyChanges(before, changes))));
        expect(new Set(sent.keys())).toEqual(new Set(after.keys()));
        for (const [skillId, config] of texts) {
          if (!touched.has(skillId)) expect(sent.get(skillId)).toBe(config);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps the tokens beside an edit inside a config', () => {
    const before = configs(
      '{"x.y[0]": {"config": {"n": 1.0, "big": [9007199254740993, 1e400 ], "__proto__": {"é": -0}}}}',
    );
    const operations = [{ op: 'replace', path: '/n', value: '2.50' }] as const;
    const after = applyChanges(before, [{ kind: 'edit', skill_id: 'x.y[0]', operations }]);
    expect(requestBody(valueOf(after))).toBe(
      '{"skills":{"x.y[0]":{"config":{"n":2.50,"big":[9007199254740993, 1e400 ],"__proto__":{"é": -0}}}}}',
    );
  });

  it('sends the empty set as an empty object', () => {
    expect(requestBody(new Map())).toBe('{"skills":{}}');
  });

  it('reads back as the set it was made of', () => {
    fc.assert(
      fc.property(skillConfigs, (set) => {
        const sent = [...sentConfigs(requestBody(set))].map(([skillId, config]) => {
          return [skillId, read(config ?? '')] as const;
        });
        expect(canonical(new Map(sent))).toBe(canonical(set));
      }),
      { numRuns: 500 },
    );
  });
});
