import { describe, expect, it } from 'vitest';
import type { JsonNode } from '@/lib/json/node';
import { parseJson } from '@/lib/json/parse';
import { printJson } from '@/lib/json/print';
import type { SkillConfigs } from './changes';
import { mergeSkillSets, resolveMerge, type Merge } from './merge';
import type { Choice } from './merge-choices';
import type { MergeRules } from './merge-rules';

function read(text: string): JsonNode {
  const result = parseJson(text);
  if (!result.ok) throw new Error(`${result.error.message}: ${text}`);
  return result.value;
}

type Texts = Record<string, string>;

function configs(texts: Texts): SkillConfigs {
  return new Map(Object.entries(texts).map(([skillId, text]) => [skillId, read(text)]));
}

const rules: MergeRules = {
  orderedLists: ['/docs'],
  texts: ['/prompt'],
  entryMaps: ['/components'],
};

function merge(base: Texts, mine: Texts, theirs: Texts): Merge {
  return mergeSkillSets(configs(base), configs(mine), configs(theirs), () => rules);
}

function texts(set: SkillConfigs | null): Texts | null {
  return set && Object.fromEntries([...set].map(([id, config]) => [id, printJson(config)]));
}

function text(node: JsonNode | undefined): string | undefined {
  return node && printJson(node);
}

/** What was asked: place, the three sides and the ways out. */
function asked({ conflicts }: Merge) {
  return conflicts.map(({ skill_id, pointer, base, mine, theirs, choices }) => [
    `${skill_id}${pointer}`,
    [base, mine, theirs].map(text),
    choices.join(' '),
  ]);
}

function choose(result: Merge, ...choices: Choice[]): Texts | null {
  const keys = result.conflicts.map(({ key }) => key);
  return texts(
    resolveMerge(result, new Map(choices.map((choice, index) => [keys[index] ?? '', choice]))),
  );
}

const opened = {
  canvas: '{"components":{"chart":{"enabled":false,"title":"T"}},"note":"a"}',
};

describe('mergeSkillSets', () => {
  it.each<[string, Texts, Texts, Texts, Texts]>([
    [
      'edits of two fields',
      opened,
      { canvas: '{"components":{"chart":{"enabled":false,"title":"T"}},"note":"mine"}' },
      { canvas: '{"components":{"chart":{"enabled":true}},"note":"a"}', other: '{"n": 1.0}' },
      { canvas: '{"components":{"chart":{"enabled":true}},"note":"mine"}', other: '{"n": 1.0}' },
    ],
    [
      'a name that only begins like the other',
      { s: '{"note":"a"}' },
      { s: '{"note":"b"}' },
      { s: '{"note":"a","note_2":1}' },
      { s: '{"note":"b","note_2":1}' },
    ],
    [
      'two components switched off where there was no overlay',
      { s: '{}' },
      { s: '{"components":{"chart":{"enabled":false}}}' },
      { s: '{"components":{"text":{"enabled":false}}}' },
      { s: '{"components":{"text":{"enabled":false},"chart":{"enabled":false}}}' },
    ],
    [
      'the last component of mine taken out, another of theirs put in',
      { s: '{"components":{"chart":{"enabled":false}}}' },
      { s: '{}' },
      { s: '{"components":{"chart":{"enabled":false},"text":{"x":1}}}' },
      { s: '{"components":{"text":{"x":1}}}' },
    ],
    [
      'the last components taken out by both, one with the overlay',
      { s: '{"components":{"chart":{},"text":{}}}' },
      { s: '{"components":{"text":{}}}' },
      { s: '{"components":{"chart":{}}}' },
      { s: '{"components":{}}' },
    ],
    [
      'the same entry changed alike, spelled otherwise',
      { s: '{"components":{"chart":{}}}' },
      { s: '{"components":{"chart":{"a":1,"b":2}}}' },
      { s: '{"components":{"chart":{"b": 2, "a": 1}}}' },
      { s: '{"components":{"chart":{"b": 2, "a": 1}}}' },
    ],
    [
      'documents added by both, one taken out by each',
      { s: '{"docs":["a","b","c"]}' },
      { s: '{"docs":["a","m","c"]}' },
      { s: '{"docs":["t","b","c","u"]}' },
      { s: '{"docs":["t","m","c","u"]}' },
    ],
    [
      'documents put at the same end, theirs first',
      { s: '{"docs":["a"]}' },
      { s: '{"docs":["a","m","both"]}' },
      { s: '{"docs":["a","t","both","u"]}' },
      { s: '{"docs":["a","t","m","both","u"]}' },
    ],
    [
      'first documents of both',
      { s: '{}' },
      { s: '{"docs":["m"]}' },
      { s: '{"docs":["t"]}' },
      { s: '{"docs":["t","m"]}' },
    ],
    [
      'a skill both attached alike',
      {},
      { s: '{"a":1,"b":1}' },
      { s: '{"b":1,"a":1}' },
      { s: '{"b":1,"a":1}' },
    ],
    [
      'a skill both detached, another attached by each',
      { s: '{}' },
      { m: '{}' },
      { t: '{}' },
      { t: '{}', m: '{}' },
    ],
    [
      'a detach of what they left alone',
      { s: '{}', t: '{}' },
      { t: '{}' },
      { s: '{}', t: '{"a":1}' },
      { t: '{"a":1}' },
    ],
  ])('merges %s', (_, base, mine, theirs, expected) => {
    const result = merge(base, mine, theirs);
    expect(asked(result)).toEqual([]);
    expect(texts(result.settled)).toEqual(expected);
    expect(Object.keys(choose(result) ?? {})).toEqual(Object.keys(expected));
    expect(choose(result)).toEqual(expected);
  });

  it.each<[string, Texts, Texts, Texts, unknown[]]>([
    [
      'a field both changed',
      { s: '{"n":1}' },
      { s: '{"n":1.0}' },
      { s: '{}' },
      [['s/n', ['1', '1.0', undefined], 'mine theirs']],
    ],
    [
      'a prompt both changed, which can be edited together',
      { s: '{"prompt":"a","x":1}' },
      { s: '{"prompt":"b","x":1}' },
      { s: '{"x":2}' },
      [['s/prompt', ['"a"', '"b"', undefined], 'mine theirs edited']],
    ],
    [
      'a prompt that is no text on one side',
      { s: '{"prompt":"a"}' },
      { s: '{"prompt":"b"}' },
      { s: '{"prompt":3}' },
      [['s/prompt', ['"a"', '"b"', '3'], 'mine theirs']],
    ],
    [
      'different keys of one component, since that entry is a unit',
      { s: '{"components":{"chart":{}}}' },
      { s: '{"components":{"chart":{"enabled":false}}}' },
      { s: '{"components":{"chart":{"url":"x"},"text":{}}}' },
      [['s/components/chart', ['{}', '{"enabled":false}', '{"url":"x"}'], 'mine theirs']],
    ],
    [
      'an edit below what they removed',
      { s: '{"a":{"b":1,"c":1}}' },
      { s: '{"a":{"b":2,"c":1}}' },
      { s: '{}' },
      [['s/a', ['{"b":1,"c":1}', '{"b":2,"c":1}', undefined], 'mine theirs']],
    ],
    [
      'two objects in the place of a number',
      { s: '{"a":1}' },
      { s: '{"a":{"b":1}}' },
      { s: '{"a":{"c":1}}' },
      [['s/a', ['1', '{"b":1}', '{"c":1}'], 'mine theirs']],
    ],
    [
      'a moved document beside an added one',
      { s: '{"docs":["a","b"]}' },
      { s: '{"docs":["b","a"]}' },
      { s: '{"docs":["a","b","c"]}' },
      [['s/docs', ['["a","b"]', '["b","a"]', '["a","b","c"]'], 'mine theirs both']],
    ],
    [
      'documents moved by both, where both is not a third way',
      { s: '{"docs":["a","b","c"]}' },
      { s: '{"docs":["b","a","c"]}' },
      { s: '{"docs":["a","c","b"]}' },
      [['s/docs', ['["a","b","c"]', '["b","a","c"]', '["a","c","b"]'], 'mine theirs']],
    ],
    [
      'the same documents added in another order',
      { s: '{"docs":[]}' },
      { s: '{"docs":["a","b"]}' },
      { s: '{"docs":["b","a"]}' },
      [['s/docs', ['[]', '["a","b"]', '["b","a"]'], 'mine theirs']],
    ],
    [
      'a list with an item twice',
      { s: '{"docs":["a"]}' },
      { s: '{"docs":["a","a"]}' },
      { s: '{"docs":["a","b"]}' },
      [['s/docs', ['["a"]', '["a","a"]', '["a","b"]'], 'mine theirs both']],
    ],
    [
      'a list no rule speaks of, as a whole',
      { s: '{"list":["a"]}' },
      { s: '{"list":["a","b"]}' },
      { s: '{"list":["a","c"]}' },
      [['s/list', ['["a"]', '["a","b"]', '["a","c"]'], 'mine theirs']],
    ],
    [
      'an edit of a skill they detached',
      { s: '{"a":1}' },
      { s: '{"a":2}' },
      {},
      [['s', ['{"a":1}', '{"a":2}', undefined], 'mine theirs']],
    ],
    [
      'a detach of a skill they edited',
      { s: '{"a":1}' },
      {},
      { s: '{"a":1,"b":1}' },
      [['s', ['{"a":1}', undefined, '{"a":1,"b":1}'], 'mine theirs']],
    ],
    [
      'a skill both attached with other settings, though they would fit',
      {},
      { s: '{"a":1}' },
      { s: '{"b":1}' },
      [['s', [undefined, '{"a":1}', '{"b":1}'], 'mine theirs']],
    ],
  ])('asks for %s', (_, base, mine, theirs, expected) => {
    expect(asked(merge(base, mine, theirs))).toEqual(expected);
  });

  it('tells whose each place is that it merged by itself', () => {
    const result = merge(
      { s: '{"a":1,"b":1,"c":1,"docs":[]}', gone: '{}' },
      { s: '{"a":2,"b":1,"c":2,"docs":["m"]}' },
      { s: '{"a":1,"b":2,"c":2,"docs":["t"]}', gone: '{}', attached: '{}' },
    );
    expect(
      Object.fromEntries(
        result.merged.map(({ skill_id, pointer, by }) => [skill_id + pointer, by]),
      ),
    ).toEqual({
      's/a': 'mine',
      's/b': 'theirs',
      's/c': 'both',
      's/docs': 'both',
      gone: 'mine',
      attached: 'theirs',
    });
  });
});

describe('resolveMerge', () => {
  const conflict = merge(
    { s: '{"n":1,"prompt":"a","docs":["x","y","z"]}' },
    { s: '{"n":2,"prompt":"b\\r\\nc","docs":["m","z","y"]}' },
    { s: '{"n":3,"prompt":"\\u0062","docs":["x","z","t"]}' },
  );
  const [mine, theirs, both] = [{ kind: 'mine' }, { kind: 'theirs' }, { kind: 'both' }] as const;
  const edited = (words: string): Choice => ({ kind: 'edited', text: words });

  it.each<[string, Choice[], string]>([
    ['all mine', [mine, mine, mine], '{"n":2,"prompt":"b\\r\\nc","docs":["m","z","y"]}'],
    ['all theirs', [theirs, theirs, theirs], '{"n":3,"prompt":"\\u0062","docs":["x","z","t"]}'],
    ['both lists', [mine, theirs, both], '{"n":2,"prompt":"\\u0062","docs":["m","z","t"]}'],
    [
      'a text that is theirs after all',
      [mine, edited('b'), mine],
      '{"n":2,"prompt":"\\u0062","docs":["m","z","y"]}',
    ],
    [
      'a text that is mine after all',
      [mine, edited('b\nc'), mine],
      '{"n":2,"prompt":"b\\r\\nc","docs":["m","z","y"]}',
    ],
    [
      'a text of both, with the breaks of mine',
      [mine, edited('b\nd'), mine],
      '{"n":2,"prompt":"b\\r\\nd","docs":["m","z","y"]}',
    ],
    ['no text at all', [mine, edited(''), mine], '{"n":2,"docs":["m","z","y"]}'],
  ])('makes the set of %s', (_, choices, expected) => {
    expect(choose(conflict, ...choices)).toEqual({ s: expected });
  });

  it('makes none while a choice is open, or is one that is not offered', () => {
    expect(choose(conflict, mine, mine)).toBeNull();
    expect(choose(conflict, both, mine, mine)).toBeNull();
    expect(choose(conflict, edited('2'), mine, mine)).toBeNull();
  });

  it('attaches and detaches by choice', () => {
    const result = merge({ s: '{"a":1}' }, {}, { s: '{"a":2}' });
    expect(choose(result, mine)).toEqual({});
    expect(choose(result, theirs)).toEqual({ s: '{"a":2}' });
  });

  it('knows a conflict again as long as no side of it says something else', () => {
    const keysOf = (words: string) =>
      merge({ s: '{"n":1,"x":1}' }, { s: '{"n":2,"x":2}' }, { s: words }).conflicts.map(
        ({ key }) => key,
      );
    expect(keysOf('{"n":3,"x":3}')).toEqual(keysOf('{ "x":3, "n":3, "new":1}').reverse());
    expect(keysOf('{"n":3,"x":3}')[1]).toBe(keysOf('{"n":4,"x":3}')[1]);
    expect(keysOf('{"n":3,"x":3}')[0]).not.toBe(keysOf('{"n":4,"x":3}')[0]);
  });
});

describe('settings that are not an object', () => {
  it('are one value: kept, taken from the side that changed them, or asked for as a whole', () => {
    const odd = { a: '[1]', b: 'null', c: '"x"', d: '{"n":1}' };
    const mine = { a: '[2]', b: 'null', c: '"y"', d: '7' };
    const theirs = { a: '[1]', b: '{"n":1}', c: '"z"', d: '{"n":2}' };
    const result = merge(odd, mine, theirs);
    expect(texts(result.settled)).toEqual({ a: '[2]', b: '{"n":1}', c: '"x"', d: '{"n":1}' });
    expect(asked(result)).toEqual([
      ['c', ['"x"', '"y"', '"z"'], 'mine theirs'],
      ['d', ['{"n":1}', '7', '{"n":2}'], 'mine theirs'],
    ]);
    const chosen = choose(result, { kind: 'mine' }, { kind: 'mine' });
    expect(chosen).toEqual({ a: '[2]', b: '{"n":1}', c: '"y"', d: '7' });
  });
});
