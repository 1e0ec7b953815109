import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canvasConfigs,
  configOf,
  pairs,
  presentationConfigs,
} from '@/components/skills/arbitraries';
import type { WordsContext } from '@/components/skills/define-skill';
import { jsonObjects } from '@/lib/json/arbitraries';
import type { JsonObject } from '@/lib/json/node';
import { equalJson, printJson } from '@/lib/json/print';
import { skillConfigs, skillSetEdits } from '@/lib/skill-set/arbitraries';
import { applyChanges, diffSkillSets, type SkillConfigs } from '@/lib/skill-set/changes';
import { compareSkillSets, countDiffering, type ComparedSkill, type Standing } from './compare';
import { copied, isChanged } from './copy';

const CONTEXT: WordsContext = { documentName: (id) => (id === 'd1-aaaa1111' ? 'Deck' : undefined) };
const compare = (left: SkillConfigs, right: SkillConfigs) => compareSkillSets(left, right, CONTEXT);
const setOf = (configs: Readonly<Record<string, string>>): SkillConfigs =>
  new Map(Object.entries(configs).map(([id, text]) => [id, configOf(text)]));

const one = (id: string, configs: fc.Arbitrary<JsonObject>) =>
  pairs(configs).map(([a, b]): [SkillConfigs, SkillConfigs] => [
    new Map([[id, a]]),
    new Map([[id, b]]),
  ]);

/** Two sets that have much in common, of every kind of skill. */
const twoSets: fc.Arbitrary<[SkillConfigs, SkillConfigs]> = fc.oneof(
  fc.tuple(skillConfigs, skillConfigs),
  fc
    .tuple(skillConfigs, skillSetEdits)
    .map(([set, edit]): [SkillConfigs, SkillConfigs] => [set, edit(set)]),
  one('presentation', presentationConfigs),
  one('magic_canvas', canvasConfigs),
  one('acme.crm[eu]', jsonObjects),
);

const MIRROR: Record<Standing, Standing> = {
  same: 'same',
  different: 'different',
  only_left: 'only_right',
  only_right: 'only_left',
};

/** A comparison without the order of its fields, which follows the left side. */
function facts(skills: readonly ComparedSkill[], isMirrored: boolean) {
  const turn = <T>(left: T, right: T) => (isMirrored ? [right, left] : [left, right]);
  const standingOf = (standing: Standing) => (isMirrored ? MIRROR[standing] : standing);
  return skills.map(({ skill_id, standing, fields }) => ({
    skill_id,
    standing: standingOf(standing),
    fields: new Map(
      fields.map((field) => [
        field.pointer,
        [field.label, field.kind, standingOf(field.standing), ...turn(field.left, field.right)],
      ]),
    ),
  }));
}

describe('comparing two sets of skills', () => {
  it('finds no difference between a set and itself', () => {
    fc.assert(
      fc.property(twoSets, ([set]) => {
        const skills = compare(set, set);
        expect(skills.map(({ skill_id }) => skill_id).sort()).toEqual([...set.keys()].sort());
        expect(countDiffering(skills)).toBe(0);
        for (const { fields } of skills) expect(countDiffering(fields)).toBe(0);
      }),
    );
  });

  it('says the same of swapped sides, mirrored', () => {
    fc.assert(
      fc.property(twoSets, ([left, right]) => {
        expect(facts(compare(right, left), true)).toEqual(facts(compare(left, right), false));
      }),
    );
  });

  it('shows each field once, and a differing skill by a differing field', () => {
    fc.assert(
      fc.property(twoSets, ([left, right]) => {
        for (const { skill_id, standing, fields } of compare(left, right)) {
          const pointers = fields.map(({ pointer }) => pointer);
          expect(new Set(pointers).size).toBe(pointers.length);
          const isDifferent = !equalJson(left.get(skill_id), right.get(skill_id));
          expect(standing === 'same').toBe(!isDifferent);
          if (standing === 'same') expect(countDiffering(fields)).toBe(0);
          if (standing === 'different') expect(countDiffering(fields)).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('has only what the other side alone has to say once every skill is copied', () => {
    fc.assert(
      fc.property(twoSets, ([left, right]) => {
        const meant = [...left.keys()].reduce(
          (to, skill_id) => copied(left, to, { skill_id, pointer: null }),
          right,
        );
        for (const { skill_id, standing } of compare(left, meant)) {
          expect(standing).toBe(left.has(skill_id) ? 'same' : 'only_right');
        }
      }),
    );
  });

  it('shows a field as the same, and as changed, once it is copied', () => {
    fc.assert(
      fc.property(twoSets, ([left, right]) => {
        for (const { skill_id, fields } of compare(left, right)) {
          for (const { pointer, standing } of fields) {
            const source = { skill_id, pointer };
            const meant = copied(left, right, source);
            if (standing === 'same' || standing === 'only_right') continue;
            if (!right.has(skill_id)) {
              expect(meant).toBe(right);
              continue;
            }
            expect(isChanged(right, meant, source)).toBe(true);
            const [after] = compare(left, meant).filter((skill) => skill.skill_id === skill_id);
            const field = after?.fields.find((each) => each.pointer === pointer);
            expect(field?.standing ?? 'same').toBe('same');
          }
        }
      }),
    );
  });

  it('makes changes of copies that lead from the set as read to the set as meant', () => {
    fc.assert(
      fc.property(twoSets, ([left, right]) => {
        const meant = [...left.keys()].reduce(
          (to, skill_id) => copied(left, to, { skill_id, pointer: null }),
          right,
        );
        const applied = applyChanges(right, diffSkillSets(right, meant));
        // Configs too deep for the API are refused, here as anywhere.
        fc.pre(applied.ok);
        expect(diffSkillSets(applied.ok ? applied.value : right, meant)).toEqual([]);
      }),
    );
  });
});

describe('the words of a comparison', () => {
  it('names the four standings field by field, in the order of the form', () => {
    const [skill] = compare(
      setOf({ presentation: '{"prompt":"Hi","x":1,"document_ids":["d1-aaaa1111"]}' }),
      setOf({
        presentation: '{"document_ids":["d1-aaaa1111"],"prompt":"Ho","slides_trigger":"on_demand"}',
      }),
    );
    expect(skill?.fields.map(({ label, standing }) => [label, standing])).toEqual([
      ['Documents', 'same'],
      ['Slides trigger', 'only_right'],
      ['Prompt', 'different'],
      ['x', 'only_left'],
    ]);
    expect(skill?.fields[0]).toMatchObject({
      left: 'Deck (d1-aaaa1111)',
      right: 'Deck (d1-aaaa1111)',
    });
  });

  it('tells what two objects share beside what they do not', () => {
    const [skill] = compare(
      setOf({ acme: '{"a":{"b":1,"c":2}}' }),
      setOf({ acme: '{"a":{"b":1}}' }),
    );
    expect(skill?.fields.map(({ label, standing, left }) => [label, standing, left])).toEqual([
      ['a › c', 'only_left', '2'],
      ['a', 'same', '{"b":1}'],
    ]);
  });

  it('says nothing for a PAL that lacks the skill', () => {
    const [skill] = compare(
      setOf({ presentation: '{"slides_trigger":"walk_the_deck"}' }),
      setOf({}),
    );
    expect(skill).toMatchObject({ standing: 'only_left', right: undefined });
    expect(skill?.fields).toMatchObject([{ standing: 'only_left', right: null }]);
  });

  it('tells 1 and 1.0 apart, and copies tokens as they are', () => {
    const left = setOf({
      acme: '{"n": 1.0, "big": 1e400, "deep": {"__proto__": 9007199254740993}}',
    });
    const right = setOf({ acme: '{"n":1}' });
    const [skill] = compare(left, right);
    expect(skill?.fields.map(({ standing }) => standing)).toEqual([
      'different',
      'only_left',
      'only_left',
    ]);
    const meant = ['/n', '/big', '/deep/__proto__'].reduce(
      (to, pointer) => copied(left, to, { skill_id: 'acme', pointer }),
      right,
    );
    const text = printJson(meant.get('acme') ?? configOf('{}'));
    expect(text).toBe('{"n":1.0,"big":1e400,"deep":{"__proto__":9007199254740993}}');
    const whole = copied(left, right, { skill_id: 'acme', pointer: null });
    expect(whole.get('acme')).toBe(left.get('acme'));
  });

  it('copies a field with what it stands in where the other side has no room for it', () => {
    const left = setOf({ acme: '{"a":{"b":{"c":1}},"z":0}' });
    const meant = copied(left, setOf({ acme: '{"a":5}' }), { skill_id: 'acme', pointer: '/a/b/c' });
    expect(printJson(meant.get('acme') ?? configOf('{}'))).toBe('{"a":{"b":{"c":1}}}');
  });
});
