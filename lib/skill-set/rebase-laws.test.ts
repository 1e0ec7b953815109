import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonNode, JsonObject } from '@/lib/json/node';
import { parseJsonObject } from '@/lib/json/parse';
import { getIn, parsePointer } from '@/lib/json/pointer';
import { canonicalJson, equalJson } from '@/lib/json/print';
import { skillConfigs, skillSetEdits } from './arbitraries';
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

function laidOn(theirs: SkillConfigs, changes: readonly SkillChange[]): SkillConfigs {
  const result = applyChanges(theirs, changes);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

function node(set: SkillConfigs): JsonObject {
  return { kind: 'object', entries: set };
}

const ANY_OBJECT = 'an object';

/**
 * What a change from one set to another says of each place, down to the leaves: the canonical
 * value, undefined for "nothing". An object without members only says that there is one.
 */
function statements(before: SkillConfigs, after: SkillConfigs): [string[], string | undefined][] {
  const found: [string[], string | undefined][] = [];
  const walk = (old: JsonNode | undefined, value: JsonNode | undefined, path: string[]) => {
    if (equalJson(old, value)) return;
    if (value?.kind !== 'object') {
      found.push([path, value && canonicalJson(value)]);
      return;
    }
    const members = old?.kind === 'object' ? old.entries : new Map<string, JsonNode>();
    if (old?.kind !== 'object') found.push([path, ANY_OBJECT]);
    for (const key of new Set([...members.keys(), ...value.entries.keys()])) {
      walk(members.get(key), value.entries.get(key), [...path, key]);
    }
  };
  walk(node(before), node(after), []);
  return found;
}

function said(set: SkillConfigs, path: string[], statement: string | undefined) {
  const value = getIn(node(set), path);
  if (statement === ANY_OBJECT) return value?.kind === 'object' ? ANY_OBJECT : value;
  return value && canonicalJson(value);
}

/** Where a change is made: the path of each operation, or the whole skill. */
function places(change: SkillChange): string[][] {
  if (change.kind !== 'edit') return [[change.skill_id]];
  return change.operations.map(({ path }) => [change.skill_id, ...(parsePointer(path) ?? [])]);
}

function meets(a: string[], b: string[]): boolean {
  return a.every((key, index) => index >= b.length || b[index] === key);
}

const triples = fc
  .tuple(skillConfigs, skillSetEdits, skillSetEdits)
  .map(([base, mine, theirs]) => ({ base, mine: mine(base), theirs: theirs(base) }));

const runs = { numRuns: 2_000 };

describe('rebaseChanges', () => {
  it('gives changes that always lie on their set', () => {
    fc.assert(
      fc.property(triples, ({ base, mine, theirs }) => {
        const { fitting } = rebaseChanges(base, diffSkillSets(base, mine), theirs);
        expect(applyChanges(theirs, fitting).ok).toBe(true);
      }),
      runs,
    );
  });

  it('gives changes that alter nothing they changed', () => {
    fc.assert(
      fc.property(triples, ({ base, mine, theirs }) => {
        const { fitting } = rebaseChanges(base, diffSkillSets(base, mine), theirs);
        const merged = laidOn(theirs, fitting);
        for (const [path, statement] of statements(base, theirs)) {
          expect(said(merged, path, statement)).toBe(statement);
        }
      }),
      runs,
    );
  });

  it('loses no change: each fits, overlaps, or is there already', () => {
    fc.assert(
      fc.property(triples, ({ base, mine, theirs }) => {
        const changes = diffSkillSets(base, mine);
        const { fitting, overlapping } = rebaseChanges(base, changes, theirs);
        const merged = laidOn(theirs, fitting);
        const open = overlapping.flatMap(({ change }) => places(change));
        for (const [path, statement] of statements(base, mine)) {
          if (open.some((place) => meets(place, path))) continue;
          expect(said(merged, path, statement)).toBe(statement);
        }
      }),
      runs,
    );
  });

  it('calls overlapping only what meets a change of theirs', () => {
    fc.assert(
      fc.property(triples, ({ base, mine, theirs }) => {
        const { overlapping } = rebaseChanges(base, diffSkillSets(base, mine), theirs);
        const changed = diffSkillSets(base, theirs).flatMap(places);
        for (const place of overlapping.flatMap(({ change }) => places(change))) {
          expect(changed.some((other) => meets(place, other))).toBe(true);
        }
      }),
      runs,
    );
  });

  it('calls no field overlapping that both left the same', () => {
    fc.assert(
      fc.property(triples, ({ base, mine, theirs }) => {
        const { overlapping } = rebaseChanges(base, diffSkillSets(base, mine), theirs);
        const attached = overlapping.filter(({ change }) => theirs.has(change.skill_id));
        for (const place of attached.flatMap(({ change }) => places(change))) {
          expect(equalJson(getIn(node(mine), place), getIn(node(theirs), place))).toBe(false);
        }
      }),
      runs,
    );
  });

  it('lets everything fit where they changed nothing, and nothing is left where they did the same', () => {
    fc.assert(
      fc.property(triples, ({ base, mine }) => {
        const changes = diffSkillSets(base, mine);
        expect(rebaseChanges(base, changes, base)).toEqual({ fitting: changes, overlapping: [] });
        expect(rebaseChanges(base, changes, mine)).toEqual({ fitting: [], overlapping: [] });
      }),
      { numRuns: 1_000 },
    );
  });

  it('survives changes that fit nothing', () => {
    const ids = fc.constantFrom('a', 'b', '__proto__');
    const path = fc.constantFrom('', 'x', '/x', '/x/y', '/~2', '/__proto__/z');
    const value = fc.constantFrom('1', '{}', '{"y":1}', '{');
    const operation = fc.oneof(
      fc.record({ op: fc.constantFrom('add', 'replace'), path, value }),
      fc.record({ op: fc.constant('remove'), path }),
    );
    const change: fc.Arbitrary<SkillChange> = fc.oneof(
      fc.record({ kind: fc.constant('attach'), skill_id: ids, config: value }),
      fc.record({ kind: fc.constant('detach'), skill_id: ids }),
      fc.record({
        kind: fc.constant('edit'),
        skill_id: ids,
        operations: fc.array(operation, { maxLength: 3 }),
      }),
    );
    const sets = fc
      .uniqueArray(
        fc.tuple(
          ids,
          value.filter((text) => text.endsWith('}')),
        ),
        {
          selector: ([id]) => id,
        },
      )
      .map((entries) => configs(Object.fromEntries(entries)));
    fc.assert(
      fc.property(sets, fc.array(change, { maxLength: 4 }), sets, (base, changes, theirs) => {
        const { fitting, overlapping } = rebaseChanges(base, changes, theirs);
        expect(applyChanges(theirs, fitting).ok).toBe(true);
        if (!applyChanges(base, changes).ok) expect(overlapping).not.toEqual([]);
      }),
      runs,
    );
  });
});
