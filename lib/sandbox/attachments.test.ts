import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJsonObject } from '@/lib/json/parse';
import type { JsonObject } from '@/lib/json/node';
import { equalJson, printJson } from '@/lib/json/print';
import type { SkillAttachment } from '@/lib/skill-set/skill-set';
import { attach, mergeConfig, replaceSet } from './attachments';

function config(text: string): JsonObject {
  const parsed = parseJsonObject(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

const configArbitrary = fc
  .constantFrom(
    '{}',
    '{"a":1}',
    '{"a":1.0}',
    '{"a":1,"b":2}',
    '{"b":2,"a":1}',
    '{"__proto__":1e400}',
  )
  .map(config);
const idArbitrary = fc.constantFrom('a', 'b', '__proto__', 'x.y[0]', '1');
const configsArbitrary = fc
  .array(fc.tuple(idArbitrary, configArbitrary))
  .map((pairs) => new Map(pairs));
const setArbitrary = configsArbitrary.map((configs) => replaceSet(new Map(), configs, 'before'));

describe('replaceSet', () => {
  it('has exactly the skills it was given, and moves only the times a change moves', () => {
    fc.assert(
      fc.property(setArbitrary, configsArbitrary, (before, configs) => {
        const after = replaceSet(before, configs, 'now');
        expect([...after.keys()]).toEqual([...configs.keys()]);
        for (const [id, wanted] of configs) {
          const old = before.get(id);
          const isSame = equalJson(old?.config, wanted);
          expect(equalJson(after.get(id)?.config, wanted)).toBe(true);
          expect(after.get(id)?.attached_at).toBe(old === undefined ? 'now' : 'before');
          expect(after.get(id)?.updated_at).toBe(isSame ? 'before' : 'now');
        }
      }),
    );
  });

  it('gives a skill that comes back a new time of attachment', () => {
    const skills = new Map([['a', config('{}')]]);
    const first = replaceSet(new Map(), skills, 'first');
    const none = replaceSet(first, new Map(), 'second');
    expect(replaceSet(none, skills, 'third').get('a')?.attached_at).toBe('third');
  });
});

describe('attach', () => {
  it('takes 1 and 1.0 for different configs', () => {
    const before: SkillAttachment = attach(undefined, 'a', config('{"n":1}'), 'first');
    expect(attach(before, 'a', config('{ "n": 1 }'), 'second')).toBe(before);
    expect(attach(before, 'a', config('{"n":1.0}'), 'second').updated_at).toBe('second');
  });
});

describe('mergeConfig', () => {
  it('replaces top-level fields whole, removes by null, and keeps the rest token for token', () => {
    const merged = mergeConfig(
      config('{"keep":1e400,"deep":{"a":1,"b":2},"gone":1,"__proto__":1.50}'),
      config('{"deep":{"a":3},"gone":null,"absent":null,"new":0}'),
    );
    expect(printJson(merged)).toBe('{"keep":1e400,"deep":{"a":3},"__proto__":1.50,"new":0}');
  });
});
