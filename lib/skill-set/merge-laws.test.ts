import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonNodes } from '@/lib/json/arbitraries';
import {
  array,
  asObject,
  object,
  scalar,
  withMember,
  withoutMember,
  type JsonNode,
  type JsonObject,
} from '@/lib/json/node';
import { getIn, parsePointer, setIn, toPointer } from '@/lib/json/pointer';
import { canonicalJson, equalJson, printJson } from '@/lib/json/print';
import { skillConfigs, skillSetEdits } from './arbitraries';
import type { SkillConfigs } from './changes';
import { mergeSkillSets, resolveMerge, type Conflict, type Merge } from './merge';
import type { Choice } from './merge-choices';
import { NO_MERGE_RULES, type MergeRules } from './merge-rules';

const RULES: MergeRules = { orderedLists: ['/list'], texts: ['/text'], entryMaps: ['/map'] };
const rulesFor = () => RULES;
const noRules = () => NO_MERGE_RULES;

const items = fc
  .shuffledSubarray(['a', 'b', 'c', 'd', 'e'])
  .map((names) => array(names.map(scalar)));
const entries = fc
  .uniqueArray(fc.tuple(fc.constantFrom('chart', 'text', '__proto__'), jsonNodes), {
    selector: ([key]) => key,
  })
  .map(object);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Sets some of the members that the rules speak of, or takes them out. */
const ruledEdits = fc
  .record({ list: maybe(items), map: maybe(entries), text: maybe(jsonNodes), isOut: fc.nat(3) })
  .map(({ list, map, text, isOut }) => (config: JsonNode) => {
    if (config.kind !== 'object') return config;
    let edited = config;
    for (const [key, node] of Object.entries({ list, map, text })) {
      if (node !== undefined) edited = withMember(edited, key, node);
      else if (isOut === 0) edited = withoutMember(edited, key);
    }
    return edited;
  });

const setEdits = fc
  .tuple(skillSetEdits, fc.array(ruledEdits, { maxLength: 4 }))
  .map(([edit, ruled]) => (set: SkillConfigs): SkillConfigs => {
    const edited = [...edit(set)];
    return new Map(edited.map(([id, config], index) => [id, ruled[index]?.(config) ?? config]));
  });

/** Two edits of one set, near each other as two people's are. */
const triples = fc
  .tuple(skillConfigs, setEdits, setEdits, setEdits)
  .map(([set, first, mine, theirs]) => {
    const base = first(set);
    return { base, mine: mine(base), theirs: theirs(base) };
  });

const runs = { numRuns: 2_000 };

function node(set: SkillConfigs): JsonObject {
  return object(set);
}

function meaning(set: SkillConfigs): string {
  return canonicalJson(node(set));
}

function placeOf({ skill_id, pointer }: { skill_id: string; pointer: string }): string[] {
  return [skill_id, ...(parsePointer(pointer) ?? [])];
}

function meets(a: readonly string[], b: readonly string[]): boolean {
  return a.every((key, index) => index >= b.length || b[index] === key);
}

function resolved(merge: Merge, choose: (conflict: Conflict) => Choice): SkillConfigs {
  const set = resolveMerge(
    merge,
    new Map(merge.conflicts.map((conflict) => [conflict.key, choose(conflict)])),
  );
  if (set === null) throw new Error('A choice was offered and not taken');
  return set;
}

/** Chooses among what is offered, by a number. */
function anyChoice(seed: number): (conflict: Conflict) => Choice {
  return ({ choices, key }) => {
    const kind = choices[(seed + key.length) % choices.length] ?? 'mine';
    return kind === 'edited' ? { kind, text: 'together' } : { kind };
  };
}

type Statement = readonly [path: string[], value: JsonNode | undefined];

const ANY_OBJECT = object([]);

/**
 * The model: a change of a set as a flat list of places and what they hold from then on, down to
 * arrays and scalars. `ANY_OBJECT` says that there is an object, whatever is in it.
 */
function statements(before: SkillConfigs, after: SkillConfigs): Statement[] {
  const found: Statement[] = [];
  const walk = (old: JsonNode | undefined, value: JsonNode | undefined, path: string[]) => {
    if (equalJson(old, value)) return;
    if (value?.kind !== 'object') {
      found.push([path, value]);
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

function holds(set: SkillConfigs, [path, value]: Statement): boolean {
  const found = getIn(node(set), path);
  return value === ANY_OBJECT ? found?.kind === 'object' : equalJson(found, value);
}

/** The set with all statements made true, one after another. */
function stated(set: SkillConfigs, list: readonly Statement[]): string {
  let current = node(set);
  for (const [path, value] of list) {
    if (value === ANY_OBJECT && getIn(current, path)?.kind === 'object') continue;
    current = setIn(current, path, value) ?? current;
  }
  return canonicalJson(current);
}

/** Whether two statements are about places that are one, or one within the other. */
function isTouching([a]: Statement, [b]: Statement): boolean {
  return meets(a, b);
}

/** Places where the rules merge by items or entries, so that no flat statement tells the result. */
function isRuled([path]: Statement): boolean {
  return path.length === 2 && (path[1] === 'list' || path[1] === 'map');
}

function leaves(value: JsonNode): JsonNode[] {
  if (value.kind === 'object') return [...value.entries.values()].flatMap(leaves);
  return value.kind === 'array' ? [value, ...value.items] : [value];
}

describe('a merge of two edits', () => {
  it('is what the flat model says wherever no two statements touch', () => {
    fc.assert(
      fc.property(triples, ({ base, mine, theirs }) => {
        const [own, other] = [statements(base, mine), statements(base, theirs)];
        fc.pre(!own.some((a) => other.some((b) => isTouching(a, b))));
        const merge = mergeSkillSets(base, mine, theirs, noRules);
        expect(merge.conflicts).toEqual([]);
        expect(meaning(merge.settled)).toBe(stated(base, [...own, ...other]));
      }),
      runs,
    );
  });

  it('commutes: the same set and the same questions, whoever comes first', () => {
    fc.assert(
      fc.property(triples, ({ base, mine, theirs }) => {
        const [one, two] = [
          mergeSkillSets(base, mine, theirs, noRules),
          mergeSkillSets(base, theirs, mine, noRules),
        ];
        expect(meaning(one.settled)).toBe(meaning(two.settled));
        const asked = ({ conflicts }: Merge) =>
          conflicts.map((conflict) => toPointer(placeOf(conflict))).sort();
        expect(asked(one)).toEqual(asked(two));
      }),
      runs,
    );
  });

  it('commutes with rules too, but for the order of items both put at one place', () => {
    const sorted = (set: SkillConfigs) =>
      meaning(
        new Map(
          [...set].map(([id, config]) => {
            const list = getIn(config, ['list']);
            if (config.kind !== 'object' || list?.kind !== 'array') return [id, config];
            const inOrder = [...list.items].sort((a, b) => (printJson(a) < printJson(b) ? -1 : 1));
            return [id, withMember(config, 'list', array(inOrder))];
          }),
        ),
      );
    fc.assert(
      fc.property(triples, ({ base, mine, theirs }) => {
        const one = mergeSkillSets(base, mine, theirs, rulesFor);
        const two = mergeSkillSets(base, theirs, mine, rulesFor);
        expect(one.conflicts.length).toBe(two.conflicts.length);
        expect(sorted(one.settled)).toBe(sorted(two.settled));
      }),
      runs,
    );
  });

  it('invents nothing: every value is the very node of one of the three, token and all', () => {
    fc.assert(
      fc.property(triples, fc.nat(), ({ base, mine, theirs }, seed) => {
        const known = new Set([base, mine, theirs].flatMap((set) => leaves(node(set))));
        const merge = mergeSkillSets(base, mine, theirs, rulesFor);
        const set = resolved(merge, anyChoice(seed));
        for (const [skillId, config] of set) {
          for (const [key, value] of asObject(config)?.entries ?? [['', config] as const]) {
            const isText = key === 'text' && printJson(value) === '"together"';
            const parts = key === 'list' && value.kind === 'array' ? value.items : leaves(value);
            if (!isText)
              expect(
                parts.every((part) => known.has(part)),
                skillId,
              ).toBe(true);
          }
        }
      }),
      runs,
    );
  });

  it('drops no change of either side but where it asks', () => {
    fc.assert(
      fc.property(triples, ({ base, mine, theirs }) => {
        const { settled, conflicts } = mergeSkillSets(base, mine, theirs, rulesFor);
        const open = conflicts.map(placeOf);
        for (const statement of [...statements(base, mine), ...statements(base, theirs)]) {
          if (isRuled(statement) || open.some((place) => meets(place, statement[0]))) continue;
          expect(holds(settled, statement), statement[0].join(' › ')).toBe(true);
        }
      }),
      runs,
    );
  });

  it('drops no change that was not chosen against', () => {
    fc.assert(
      fc.property(triples, fc.nat(), ({ base, mine, theirs }, seed) => {
        const merge = mergeSkillSets(base, mine, theirs, rulesFor);
        const choose = anyChoice(seed);
        const set = resolved(merge, choose);
        const against = (side: 'mine' | 'theirs') =>
          merge.conflicts.filter((conflict) => choose(conflict).kind !== side).map(placeOf);
        for (const side of ['mine', 'theirs'] as const) {
          const lost = against(side);
          for (const statement of statements(base, { mine, theirs }[side])) {
            if (isRuled(statement) || lost.some((place) => meets(place, statement[0]))) continue;
            expect(holds(set, statement), statement[0].join(' › ')).toBe(true);
          }
        }
      }),
      runs,
    );
  });

  it('adds and removes all that either side did to a list, in the order of both', () => {
    const lists = fc.tuple(items, items, items);
    fc.assert(
      fc.property(lists, ([base, mine, theirs]) => {
        const set = (list: JsonNode) => new Map([['s', object([['list', list]])]]);
        const merge = mergeSkillSets(set(base), set(mine), set(theirs), rulesFor);
        const [list] = leaves(node(merge.settled));
        const names = (value: JsonNode | undefined) =>
          value?.kind === 'array' ? value.items.map(printJson) : [];
        const [b, m, t, merged] = [base, mine, theirs, list].map(names);
        if (merge.conflicts.length > 0 || !b || !m || !t || !merged) return;
        const all = [...new Set([...b, ...m, ...t])];
        const isKept = (name: string) =>
          b.includes(name) ? m.includes(name) && t.includes(name) : true;
        expect([...merged].sort()).toEqual(all.filter(isKept).sort());
        const isMoved = (side: string[]) =>
          String(b.filter((name) => side.includes(name))) !==
          String(side.filter((name) => b.includes(name)));
        // A side that moved items is only taken where the other left the list alone, or did the same.
        for (const [side, other] of [
          [m, t],
          [t, m],
        ] as const) {
          if (isMoved(side)) expect([String(b), String(side)]).toContain(String(other));
          const shared = merged.filter((name) => side.includes(name));
          if (!isMoved(m) && !isMoved(t)) {
            expect(shared).toEqual(side.filter((name) => merged.includes(name)));
          }
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it('asks nothing where one side changed nothing, and is the other side, token for token', () => {
    fc.assert(
      fc.property(triples, ({ base, mine }) => {
        for (const merge of [
          mergeSkillSets(base, mine, base, rulesFor),
          mergeSkillSets(base, base, mine, rulesFor),
          mergeSkillSets(base, mine, mine, rulesFor),
        ]) {
          expect(merge.conflicts).toEqual([]);
          const texts = (set: SkillConfigs) =>
            [...set].map(([id, config]) => [id, printJson(config)] as const).sort();
          expect(new Map(texts(merge.settled))).toEqual(new Map(texts(mine)));
        }
      }),
      runs,
    );
  });

  it('asks only where both sides changed a place, each to something else, and once a place', () => {
    fc.assert(
      fc.property(triples, ({ base, mine, theirs }) => {
        const { conflicts } = mergeSkillSets(base, mine, theirs, rulesFor);
        for (const conflict of conflicts) {
          const [b, m, t] = [base, mine, theirs].map((set) => getIn(node(set), placeOf(conflict)));
          expect([conflict.base, conflict.mine, conflict.theirs]).toEqual([b, m, t]);
          expect([equalJson(b, m), equalJson(b, t), equalJson(m, t)]).not.toContain(true);
        }
        const places = conflicts.map(placeOf);
        for (const [index, place] of places.entries()) {
          expect(places.slice(index + 1).some((other) => meets(place, other))).toBe(false);
        }
        expect(new Set(conflicts.map(({ key }) => key)).size).toBe(conflicts.length);
      }),
      runs,
    );
  });

  it.each(['mine', 'theirs'] as const)('gives exactly %s where all of that is chosen', (kind) => {
    fc.assert(
      fc.property(triples, ({ base, mine, theirs }) => {
        const merge = mergeSkillSets(base, mine, theirs, rulesFor);
        const set = resolved(merge, () => ({ kind }));
        for (const conflict of merge.conflicts) {
          expect(getIn(node(set), placeOf(conflict))).toBe(conflict[kind]);
        }
      }),
      runs,
    );
  });

  it('leaves a skill they alone changed, or nobody did, the very config it is', () => {
    fc.assert(
      fc.property(triples, ({ base, mine, theirs }) => {
        const { settled } = mergeSkillSets(base, mine, theirs, rulesFor);
        for (const [skillId, config] of theirs) {
          if (equalJson(base.get(skillId), mine.get(skillId))) {
            expect(settled.get(skillId)).toBe(config);
          }
        }
      }),
      runs,
    );
  });
});
