import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonObjects } from '@/lib/json/arbitraries';
import { object, withMember, type JsonNode } from '@/lib/json/node';
import { parseJson } from '@/lib/json/parse';
import { addedTo } from './added';
import { skillConfigs, skillSetEdits } from './arbitraries';
import { applyChanges, diffSkillSets, type SkillConfigs } from './changes';

const read = (text: string): JsonNode => {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
};
const set = (configs: Record<string, string>): SkillConfigs =>
  new Map(Object.entries(configs).map(([id, text]) => [id, read(text)]));

describe('what the API added', () => {
  it('is every field nobody sent, at any depth', () => {
    const sent = set({ canvas: '{"components":{"chart":{}},"old":1.0}' });
    const stored = set({ canvas: '{"old":1.0,"components":{"chart":{"enabled":true}},"new":[]}' });
    expect(addedTo(sent, stored)).toEqual([
      {
        kind: 'edit',
        skill_id: 'canvas',
        operations: [
          { op: 'add', path: '/components/chart/enabled', value: 'true' },
          { op: 'add', path: '/new', value: '[]' },
        ],
      },
    ]);
  });

  it.each([
    ['a value that changed', { x: '{"a":1}' }, { x: '{"a":2}' }],
    ['a token that changed', { x: '{"a":1}' }, { x: '{"a":1.0}' }],
    ['a list that grew', { x: '{"a":[1]}' }, { x: '{"a":[1,2]}' }],
    ['a field that is missing', { x: '{"a":1}' }, { x: '{"b":1}' }],
    ['a skill that is missing', { x: '{}', y: '{}' }, { x: '{}' }],
    ['a skill nobody sent', { x: '{}' }, { x: '{}', y: '{}' }],
    ['null in place of a config', { x: '{}' }, { x: 'null' }],
    ['a config in place of null', { x: 'null' }, { x: '{"a":1}' }],
  ])('is nothing where something else was stored: %s', (_, sent, stored) => {
    expect(addedTo(set({ ...sent }), set({ ...stored }))).toBeNull();
  });

  it('is found wherever it stands, and turns what was sent into what is stored', () => {
    fc.assert(
      fc.property(skillConfigs, jsonObjects, (sent, value) => {
        const stored = new Map(
          [...sent].map(([id, config]) => [id, addTo(config, value)] as const),
        );
        const added = addedTo(sent, stored);
        const applied = applyChanges(sent, added ?? []);
        expect(added).not.toBeNull();
        expect(applied.ok && diffSkillSets(applied.value, stored)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('never hides a change of what was sent', () => {
    fc.assert(
      fc.property(skillConfigs, skillSetEdits, (sent, edit) => {
        const stored = edit(sent);
        if (addedTo(sent, stored) === null) return;
        for (const change of diffSkillSets(stored, sent)) {
          const isOnlyRemoved =
            change.kind === 'edit' && change.operations.every(({ op }) => op === 'remove');
          expect(isOnlyRemoved).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

/** Adds a member that no config of the tests has, if the config can have members. */
function addTo(config: JsonNode, value: JsonNode): JsonNode {
  if (config.kind !== 'object' || config.repeatedKeys !== undefined) return config;
  return withMember(object(config.entries), 'filled in by the API', value);
}
