import fc from 'fast-check';
import { jsonNodes, jsonObjects, oddKeys, spell } from '@/lib/json/arbitraries';
import { withMember, withoutMember, type JsonNode } from '@/lib/json/node';
import type { SkillConfigs } from './changes';

/** What property tests of skill sets draw from. For tests only. */

const skillIds = fc.oneof(
  fc.constantFrom('internet_search', 'presentation', 'magic_canvas', 'browser_use', 'crm.v2[eu]'),
  oddKeys,
);

const MAX_SKILLS = 4;

/** Mostly objects, as the API has them, and now and then any other JSON. */
export const configNodes: fc.Arbitrary<JsonNode> = fc.oneof(
  { weight: 6, arbitrary: jsonObjects },
  { weight: 1, arbitrary: jsonNodes },
);

export const skillConfigs: fc.Arbitrary<SkillConfigs> = fc
  .uniqueArray(fc.tuple(skillIds, configNodes), { maxLength: MAX_SKILLS, selector: ([id]) => id })
  .map((entries) => new Map(entries));

/** One way to make another config of a config; numbers choose among the members it has. */
interface Edit {
  readonly pick: number;
  readonly action: 'remove' | 'replace' | 'add' | 'empty';
  readonly isDeep: boolean;
  readonly key: string;
  readonly value: JsonNode;
}

const edits: fc.Arbitrary<Edit> = fc.record({
  pick: fc.nat(),
  action: fc.constantFrom('remove', 'replace', 'add', 'empty'),
  isDeep: fc.boolean(),
  key: oddKeys,
  value: jsonNodes,
});

function edited(target: JsonNode, edit: Edit): JsonNode {
  if (target.kind !== 'object') return edit.action === 'remove' ? target : edit.value;
  const members = [...target.entries];
  const [key, value] = members[edit.pick % (members.length || 1)] ?? [edit.key, undefined];
  if (edit.isDeep && value?.kind === 'object') {
    return withMember(target, key, edited(value, { ...edit, pick: edit.pick >> 2 }));
  }
  if (edit.action === 'remove') return withoutMember(target, key);
  if (edit.action === 'empty')
    return withMember(target, key, { kind: 'object', entries: new Map() });
  return withMember(target, edit.action === 'add' ? edit.key : key, edit.value);
}

/** A few edits of a config: its variants are near it, which two random configs never are. */
export const configEdits: fc.Arbitrary<(config: JsonNode) => JsonNode> = fc
  .array(edits, { maxLength: 3 })
  .map((list) => (config) => list.reduce(edited, config));

const skillEdits = fc.record({
  isKept: fc.nat({ max: 7 }).map((number) => number > 0),
  edit: configEdits,
});

/** A way to attach, detach and edit some skills of a set. */
export const skillSetEdits: fc.Arbitrary<(set: SkillConfigs) => SkillConfigs> = fc
  .tuple(
    fc.array(fc.tuple(skillIds, configNodes), { maxLength: 1 }),
    fc.array(skillEdits, { maxLength: MAX_SKILLS }),
  )
  .map(([attached, list]) => (set) => {
    const kept = [...set].flatMap(([skillId, config], index) => {
      const { isKept = true, edit } = list[index] ?? {};
      return isKept ? [[skillId, edit ? edit(config) : config] as const] : [];
    });
    return new Map([...attached, ...kept]);
  });

/** An API answer's `data` as text, and the text each config has in it. */
export interface SkillSetText {
  readonly text: string;
  readonly configs: ReadonlyMap<string, string>;
}

const times = fc.constantFrom('"2026-06-10T14:30:45.123456+00:00"', 'null', '7', '"soon"');

export const skillSetTexts: fc.Arbitrary<SkillSetText> = fc
  .tuple(skillConfigs, fc.nat(), times, times)
  .map(([set, seed, attachedAt, updatedAt]) => {
    const configs = new Map(
      [...set].map(([id, config], index) => [id, spell(config, seed + index)]),
    );
    const members = [...configs].map(([id, config]) => {
      const times = `"attached_at": ${attachedAt}, "updated_at":${updatedAt}`;
      return `${JSON.stringify(id)}: {"skill_id": ${JSON.stringify(id)}, "config":\n${config}, ${times}}`;
    });
    return { text: `{ ${members.join(' ,\n')} }`, configs };
  });
