import type { JsonNode } from '@/lib/json/node';
import { getIn, parsePointer, setIn, type JsonPointer } from '@/lib/json/pointer';
import { equalJson } from '@/lib/json/print';
import type { SkillConfigs } from '@/lib/skill-set/changes';

/** What is copied from one side to the other: a whole skill, or one field of it. */
export interface CopySource {
  readonly skill_id: string;
  /** null for the skill as a whole. */
  readonly pointer: JsonPointer | null;
}

/**
 * The set `to` with what `from` has at that place, node for node, so that every token is kept.
 * @returns `to` itself where `from` has nothing there, or a field's skill is missing in `to`
 */
export function copied(
  from: SkillConfigs,
  to: SkillConfigs,
  { skill_id, pointer }: CopySource,
): SkillConfigs {
  const [source, target] = [from.get(skill_id), to.get(skill_id)];
  if (source === undefined) return to;
  if (pointer === null) return new Map(to).set(skill_id, source);
  const keys = parsePointer(pointer);
  if (target === undefined || keys === undefined) return to;
  return new Map(to).set(skill_id, withField(source, target, keys));
}

function withField(source: JsonNode, target: JsonNode, keys: readonly string[]): JsonNode {
  if (keys.length === 0) return source;
  const node = getIn(source, keys);
  if (node === undefined) return target;
  // Where the target has no object on the way, the field comes with what it stands in.
  return setIn(target, keys, node) ?? withField(source, target, keys.slice(0, -1));
}

/** Whether a skill, or a field of it, is not what was read any more. */
export function isChanged(
  base: SkillConfigs,
  meant: SkillConfigs,
  { skill_id, pointer }: CopySource,
): boolean {
  const [before, after] = [base.get(skill_id), meant.get(skill_id)];
  if (before === after) return false;
  const keys = pointer === null ? [] : (parsePointer(pointer) ?? []);
  return !equalJson(getIn(before, keys), getIn(after, keys));
}
