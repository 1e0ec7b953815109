import { describeConfigs } from '@/components/skills/change-words';
import type { ChangeRow, WordsContext } from '@/components/skills/define-skill';
import { skillDefinitions } from '@/components/skills/registry';
import { EMPTY_OBJECT, type JsonNode } from '@/lib/json/node';
import { getIn, parsePointer, setIn, type JsonPointer } from '@/lib/json/pointer';
import { equalJson } from '@/lib/json/print';
import type { SkillConfigs } from '@/lib/skill-set/changes';

export type Standing = 'same' | 'different' | 'only_left' | 'only_right';

/** One field of a skill both sides are asked for; null stands for a side that says nothing of it. */
export interface ComparedField extends Pick<ChangeRow, 'pointer' | 'label' | 'kind'> {
  readonly standing: Standing;
  readonly left: string | null;
  readonly right: string | null;
}

/** One skill; a side where it is not attached has no config. */
export interface ComparedSkill {
  readonly skill_id: string;
  readonly standing: Standing;
  readonly left: JsonNode | undefined;
  readonly right: JsonNode | undefined;
  readonly fields: readonly ComparedField[];
}

/** Every skill of either side with each of its fields, in an order that the sides do not matter for. */
export function compareSkillSets(
  left: SkillConfigs,
  right: SkillConfigs,
  context: WordsContext,
): ComparedSkill[] {
  const ids = [...new Set([...left.keys(), ...right.keys()])].sort(byRank);
  return ids.map((id) => compareSkill(id, left.get(id), right.get(id), context));
}

function byRank(a: string, b: string): number {
  return rankOf(a) - rankOf(b) || (a < b ? -1 : 1);
}

/** Skills with a form of their own first, as everywhere. */
function rankOf(skillId: string): number {
  const index = skillDefinitions.findIndex(({ skill_id }) => skill_id === skillId);
  return index === -1 ? skillDefinitions.length : index;
}

function compareSkill(
  skill_id: string,
  left: JsonNode | undefined,
  right: JsonNode | undefined,
  context: WordsContext,
): ComparedSkill {
  const describe = (before: JsonNode, after: JsonNode) =>
    describeConfigs(skill_id, before, after, context);
  const [a, b] = [left ?? EMPTY_OBJECT, right ?? EMPTY_OBJECT];
  const differing = describe(a, b).map((row): ComparedField => {
    const { pointer, label, kind, before, after } = row;
    // What a skill does by default is no word on a PAL that lacks it.
    const texts = { left: left ? before : null, right: right ? after : null };
    return { pointer, label, kind, ...texts, standing: standingAt(left, right, pointer) };
  });
  const pointers = differing.map(({ pointer }) => pointer);
  const fields = [...differing, ...sameFields(a, b, pointers, describe)];
  const order = describe(EMPTY_OBJECT, union(a, b)).map(({ pointer }) => pointer);
  return {
    skill_id,
    standing: standingOf(left, right),
    left,
    right,
    fields: inOrder(fields, order),
  };
}

function standingAt(
  left: JsonNode | undefined,
  right: JsonNode | undefined,
  pointer: JsonPointer,
): Standing {
  const keys = parsePointer(pointer) ?? [];
  return standingOf(getIn(left, keys), getIn(right, keys));
}

function standingOf(left: JsonNode | undefined, right: JsonNode | undefined): Standing {
  if (equalJson(left, right)) return 'same';
  if (left === undefined) return 'only_right';
  return right === undefined ? 'only_left' : 'different';
}

/** What is left to say of both sides once all that differs is taken out of them. */
function sameFields(
  left: JsonNode,
  right: JsonNode,
  differing: readonly JsonPointer[],
  describe: (before: JsonNode, after: JsonNode) => ChangeRow[],
): ComparedField[] {
  const rest = (config: JsonNode) =>
    differing.reduce((all, pointer) => without(all, parsePointer(pointer) ?? []), config);
  const [a, b] = [rest(left), rest(right)];
  const ofRight = new Map(describe(EMPTY_OBJECT, b).map((row) => [row.pointer, row]));
  return describe(EMPTY_OBJECT, a).flatMap(({ pointer, label, kind, after }) => {
    const other = ofRight.get(pointer);
    if (other === undefined || standingAt(a, b, pointer) !== 'same') return [];
    return [{ pointer, label, kind, standing: 'same', left: after, right: other.after }];
  });
}

/** The config without what is at these keys, nor the objects that held nothing else. */
function without(config: JsonNode, keys: readonly string[]): JsonNode {
  if (getIn(config, keys) === undefined) return config;
  const rest = setIn(config, keys, undefined);
  if (rest === undefined) return config;
  const parent = keys.slice(0, -1);
  const holder = getIn(rest, parent);
  const isBare = parent.length > 0 && holder?.kind === 'object' && holder.entries.size === 0;
  return isBare ? without(rest, parent) : rest;
}

/** All members of both, for the order alone. */
function union(left: JsonNode, right: JsonNode): JsonNode {
  if (left.kind !== 'object' || right.kind !== 'object') return left;
  const entries = new Map(left.entries);
  for (const [key, node] of right.entries) {
    const own = entries.get(key);
    if (own === undefined) entries.set(key, node);
    else if (own.kind === 'object' && node.kind === 'object') entries.set(key, union(own, node));
  }
  return { kind: 'object', entries };
}

function inOrder(fields: readonly ComparedField[], order: readonly JsonPointer[]): ComparedField[] {
  const placeOf = (pointer: JsonPointer) => {
    const place = order.findIndex((known) => isWithin(pointer, known) || isWithin(known, pointer));
    return place === -1 ? order.length : place;
  };
  const placed = fields.map((field) => ({ field, place: placeOf(field.pointer) }));
  return placed.sort((a, b) => a.place - b.place).map(({ field }) => field);
}

function isWithin(pointer: JsonPointer, ancestor: JsonPointer): boolean {
  return pointer === ancestor || pointer.startsWith(`${ancestor}/`);
}

/** How many are not the same on both sides. */
export function countDiffering(all: readonly { readonly standing: Standing }[]): number {
  return all.filter(({ standing }) => standing !== 'same').length;
}
