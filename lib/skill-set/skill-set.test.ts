import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spell } from '@/lib/json/arbitraries';
import type { JsonNode } from '@/lib/json/node';
import { parseJson } from '@/lib/json/parse';
import { printJson } from '@/lib/json/print';
import { skillConfigs, skillSetEdits, skillSetTexts } from './arbitraries';
import { configsOf, diffSkillSets, type SkillConfigs } from './changes';
import { fingerprint } from './fingerprint';
import { equalSkillSets, fromWire, parseSkillSet, toWire, type SkillSet } from './skill-set';

function parsed(text: string): JsonNode {
  const result = parseJson(text);
  if (!result.ok) throw new Error(`${result.error.message}: ${text}`);
  return result.value;
}

function setOf(text: string): SkillSet {
  const set = parseSkillSet(parsed(text));
  if (set === null) throw new Error(`No set: ${text}`);
  return set;
}

function attachments(configs: SkillConfigs, time: string | null): SkillSet {
  return new Map(
    [...configs].map(([skill_id, config]) => [
      skill_id,
      { skill_id, config, attached_at: time, updated_at: time },
    ]),
  );
}

describe('parseSkillSet', () => {
  it('reads every skill with its config, in the order of the answer', () => {
    fc.assert(
      fc.property(skillSetTexts, ({ text, configs }) => {
        const read = [...setOf(text)].map(([id, skill]) => [id, printJson(skill.config)]);
        expect(read).toEqual([...configs]);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the times as raw strings, and takes anything else for missing', () => {
    const set = setOf(
      '{"a": {"config": {}, "attached_at": "2026-06-10T14:30:45.123456+00:00", "updated_at": 7}}',
    );
    expect(set.get('a')).toMatchObject({
      attached_at: '2026-06-10T14:30:45.123456+00:00',
      updated_at: null,
    });
  });

  it('goes by the key of a skill, whatever the attachment says of itself', () => {
    expect(setOf('{"a": {"skill_id": "b", "config": {}}}').get('a')?.skill_id).toBe('a');
  });

  it('takes a missing config for an empty one', () => {
    expect(toWire(setOf('{"a": {}}')).map((skill) => skill.config)).toEqual(['{}']);
  });

  it('keeps a config that is no object as it came', () => {
    const odd = ['[1.0, {"b" : 1e400}]', '"\\u0041"', '-0.0', 'null', 'false'];
    const texts = odd.map((config, index) => `"s${index}": {"config": ${config}}`);
    const wire = toWire(setOf(`{${texts.join(',')}}`));
    expect(wire.map((skill) => skill.config)).toEqual(odd);
    expect(toWire(fromWire(wire))).toEqual(wire);
  });

  it('keeps a config that has a key twice, and tells it from one that has it once', () => {
    const config = '{"b": [{"x": 1, "x" : 2}]}';
    const [twice, once] = [
      setOf(`{"a": {"config": ${config}}}`),
      setOf('{"a":{"config":{"b":[{"x":2}]}}}'),
    ];
    expect(toWire(twice).map((skill) => skill.config)).toEqual([config]);
    expect(fingerprint(twice)).not.toBe(fingerprint(once));
    expect(diffSkillSets(configsOf(twice), configsOf(once))).toEqual([
      {
        kind: 'edit',
        skill_id: 'a',
        operations: [{ op: 'replace', path: '', value: '{"b":[{"x":2}]}' }],
      },
    ]);
  });

  it('reads an empty set as one, since the API said so', () => {
    expect(setOf('{}').size).toBe(0);
  });

  it.each([
    'null',
    '[]',
    '"{}"',
    '0',
    'true',
    '{"a": null}',
    '{"a": []}',
    '{"a": "on"}',
    '{"a": {"config": {}}, "b": true}',
    '{"a": {}, "b": {}, "a": {}}',
    '{"a": {"config": {}, "config": {}}}',
  ])('makes nothing of %s', (text) => {
    expect(parseSkillSet(parsed(text))).toBeNull();
  });

  it('makes nothing of a missing answer', () => {
    expect(parseSkillSet(undefined)).toBeNull();
  });
});

describe('toWire and fromWire', () => {
  it('bring a set through JSON unharmed', () => {
    fc.assert(
      fc.property(skillSetTexts, ({ text }) => {
        const set = setOf(text);
        const wire = toWire(set);
        expect(JSON.parse(JSON.stringify(wire))).toEqual(wire);
        expect([...fromWire(wire)]).toEqual([...set]);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['[', '{', ''])('throw at a config that is no JSON: %j', (config) => {
    const wire = [{ skill_id: 'a', config, attached_at: null, updated_at: null }];
    expect(() => fromWire(wire)).toThrow('The config of "a" is not JSON');
  });
});

describe('fingerprint', () => {
  it('ignores the order of keys, spelling and times', () => {
    const times = fc.constantFrom(null, '2026-06-10T14:30:45.123456+00:00', 'soon');
    fc.assert(
      fc.property(skillConfigs, fc.nat(), times, times, (configs, seed, one, other) => {
        const respelled = parsed(spell({ kind: 'object', entries: configs }, seed));
        const entries = respelled.kind === 'object' ? [...respelled.entries] : [];
        const again = new Map(entries);
        expect(fingerprint(attachments(again, other))).toBe(fingerprint(attachments(configs, one)));
      }),
      { numRuns: 1_000 },
    );
  });

  it('ignores nothing else', () => {
    fc.assert(
      fc.property(skillConfigs, skillSetEdits, (a, edit) => {
        const b = edit(a);
        const [one, other] = [attachments(a, null), attachments(b, null)];
        const isSame = diffSkillSets(a, b).length === 0;
        expect(fingerprint(one) === fingerprint(other)).toBe(isSame);
        expect(equalSkillSets(one, other)).toBe(isSame);
      }),
      { numRuns: 1_000 },
    );
  });

  it('tells apart what is easily taken for the same', () => {
    const texts = [
      ...['{}', '{"a":{}}', '{"a":{"config":{"x":1}}}', '{"a":{"config":{"x":1.0}}}'],
      ...['{"a":{"config":{"x":"1"}}}', '{"a":{"config":{"x":null}}}', '{"__proto__":{}}'],
      ...['{"a":{},"b":{}}', '{"a":{"config":{"b":{}}}}', '{"a":{"config":{"x":[1,2]}}}'],
      ...['{"a":{"config":{"x":[2,1]}}}', '{"a":{"config":{"x":9007199254740993}}}'],
      ...['{"a":{"config":{"x":9007199254740992}}}', '{"a":{"config":{"x":"\\ud800"}}}'],
      ...['{"a":{"config":null}}', '{"a":{"config":[]}}', '{"a":{"config":""}}'],
      ...['{"a":{"config":{"x":"\\ud801"}}}', '{"a":{"config":{"x":"\\ufffd"}}}', '{"A":{}}'],
    ];
    expect(new Set(texts.map((text) => fingerprint(setOf(text)))).size).toBe(texts.length);
  });

  it('is the SHA-256 of the sorted ids and configs', () => {
    const set = setOf('{"b": {"config": {"z": 1.0, "a": ["\\u00e9"]}}, "a": {"attached_at": "x"}}');
    const canonical = '{"a":{},"b":{"a":["é"],"z":1.0}}';
    expect(fingerprint(set)).toBe(createHash('sha256').update(canonical).digest('hex'));
  });
});
