import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonNodes, jsonObjects } from '@/lib/json/arbitraries';
import { EMPTY_OBJECT, type JsonObject } from '@/lib/json/node';
import { parseJson } from '@/lib/json/parse';
import { getIn, parsePointer } from '@/lib/json/pointer';
import { equalJson, formatJson } from '@/lib/json/print';
import { browserUseConfigs, canvasConfigs, pairs, presentationConfigs } from './arbitraries';
import { describeConfigs } from './change-words';
import { definitionFor, skillDefinitions } from './registry';
import { isKnownSkill } from './skill-ids';

const UNKNOWN = definitionFor('a skill nobody has heard of');
const ALL = [...skillDefinitions, UNKNOWN].map(
  (definition) => [definition.skill_id ?? 'unknown', definition] as const,
);
const configs = fc.oneof(jsonObjects, presentationConfigs, canvasConfigs, browserUseConfigs);
const words = { documentName: (id: string) => (id.startsWith('d1') ? 'A deck' : undefined) };
const context = { pipelineMode: 'full', documents: new Map() };

describe('the registry', () => {
  it('finds each skill by its id, and each id once', () => {
    expect(new Set(skillDefinitions.map(({ skill_id }) => skill_id)).size).toBe(
      skillDefinitions.length,
    );
    for (const definition of skillDefinitions) {
      expect(definitionFor(String(definition.skill_id))).toBe(definition);
      expect(isKnownSkill(String(definition.skill_id))).toBe(true);
    }
  });

  it.each(['', '__proto__', 'browser use', 'a.b[0]', 'null', 'Presentation'])(
    'serves %j by the definition of unknown skills',
    (skillId) => {
      expect(definitionFor(skillId)).toBe(UNKNOWN);
      expect(UNKNOWN.skill_id).toBeNull();
      expect(isKnownSkill(skillId)).toBe(false);
    },
  );
});

describe.each(ALL)('the definition of %s', (_, definition) => {
  it('describes changes exactly where two configs differ, each row saying two things', () => {
    fc.assert(
      fc.property(pairs(configs), ([before, after]) => {
        const rows = describeConfigs(definition.skill_id ?? 'unknown', before, after, words);
        expect(rows.length === 0).toBe(equalJson(before, after));
        for (const row of [...rows, ...rows.flatMap(({ parts = [] }) => parts)]) {
          expect(row.before).not.toBe(row.after);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('names with each row a place of its own where the configs differ', () => {
    fc.assert(
      fc.property(pairs(configs), ([before, after]) => {
        const rows = describeConfigs(definition.skill_id ?? 'unknown', before, after, words);
        expect(new Set(rows.map(({ pointer }) => pointer)).size).toBe(rows.length);
        for (const { pointer } of rows) {
          const keys = parsePointer(pointer) ?? [];
          expect(equalJson(getIn(before, keys), getIn(after, keys)), pointer).toBe(false);
        }
      }),
    );
  });

  it('says something about any config, on one line, without changing it', async () => {
    await fc.assert(
      fc.asyncProperty(configs, async (config) => {
        expect(definition.summarize(config)).toMatch(/^\S.*$/);
        for (const { message } of await definition.validate(config)) expect(message).not.toBe('');
        definition.checkHealth(config, context);
        for (const id of definition.documentIds(config)) expect(typeof id).toBe('string');
      }),
    );
  });

  it('prepares a config once, and says so exactly where it leaves something out', () => {
    fc.assert(
      fc.property(configs, (config) => {
        const prepared = definition.prepare?.(config) ?? { config, notes: [] };
        expect(prepared.config === config).toBe(prepared.notes.length === 0);
        const again = definition.prepare?.(prepared.config);
        expect(again?.config ?? prepared.config).toBe(prepared.config);
      }),
    );
  });

  it('reads the same from a config however it is spelled', async () => {
    await fc.assert(
      fc.asyncProperty(configs, async (config) => {
        const again = reread(config);
        expect(definition.summarize(again)).toBe(definition.summarize(config));
        expect(await definition.validate(again)).toEqual(await definition.validate(config));
      }),
    );
  });

  it('takes any JSON for a config: what is no object is one value, with a note', async () => {
    const odd = jsonNodes.filter(({ kind }) => kind !== 'object');
    await fc.assert(
      fc.asyncProperty(odd, fc.oneof(odd, jsonObjects), async (config, other) => {
        expect(definition.hasSettings(config)).toBe(true);
        expect(definition.summarize(config)).toBe('Settings are not an object');
        expect(definition.checkHealth(config, context)).toMatchObject([{ level: 'warning' }]);
        expect(await definition.validate(config)).toEqual([]);
        expect(definition.documentIds(config)).toEqual([]);
        expect(definition.prepare?.(config) ?? { config, notes: [] }).toEqual({
          config,
          notes: [],
        });
        const rows = describeConfigs(definition.skill_id ?? 'unknown', config, other, words);
        expect(rows.map(({ pointer }) => pointer)).toEqual(equalJson(config, other) ? [] : ['']);
      }),
    );
  });

  it('starts without a warning about the PAL it is on', () => {
    expect(definition.initialConfig).toBe(EMPTY_OBJECT);
    const notes = definition.checkHealth(definition.initialConfig, context);
    expect(notes.filter(({ level }) => level !== 'info')).toEqual([]);
    expect(definition.description).toMatch(/\.$/);
  });

  it('places an API fault at a field or at the card for any path', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.nat())), (path) => {
        expect(['string', 'object']).toContain(typeof definition.fieldOf(path));
      }),
    );
  });
});

function reread(config: JsonObject): JsonObject {
  const parsed = parseJson(formatJson(config));
  if (!parsed.ok || parsed.value.kind !== 'object') throw new Error('not printed as an object');
  return parsed.value;
}
