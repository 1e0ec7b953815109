import 'server-only';
import { asObject, object, scalar, withMember, withoutMember } from '@/lib/json/node';
import type { JsonNode, JsonObject } from '@/lib/json/node';
import { equalJson } from '@/lib/json/print';
import type { SkillConfigs } from '@/lib/skill-set/changes';
import type { SkillAttachment, SkillSet } from '@/lib/skill-set/skill-set';

/**
 * The set after the one call: what `configs` does not name is detached. `attached_at` stays for what
 * was attached before, and an attachment whose config means the same keeps both times (the API's
 * reference leaves that open, 2026-10).
 * @param now the time of this write, as the API prints it
 */
export function replaceSet(current: SkillSet, configs: SkillConfigs, now: string): SkillSet {
  return new Map(
    [...configs].map(([skillId, config]) => [
      skillId,
      attach(current.get(skillId), skillId, config, now),
    ]),
  );
}

/** One attachment after a write; the very same where nothing changed. */
export function attach(
  before: SkillAttachment | undefined,
  skill_id: string,
  config: JsonNode,
  now: string,
): SkillAttachment {
  if (before === undefined) return { skill_id, config, attached_at: now, updated_at: now };
  if (equalJson(before.config, config)) return before;
  return { ...before, config, updated_at: now };
}

/** PATCH: top-level fields replace, `null` removes, the rest stays. Nothing is merged deeper. */
export function mergeConfig(config: JsonNode, patch: JsonObject): JsonObject {
  let merged = asObject(config) ?? object([]);
  for (const [key, value] of patch.entries) {
    const isNull = value.kind === 'scalar' && value.value === null;
    merged = isNull ? withoutMember(merged, key) : withMember(merged, key, value);
  }
  return merged;
}

export function attachmentNode(attachment: SkillAttachment): JsonObject {
  return object([
    ['skill_id', scalar(attachment.skill_id)],
    ['config', attachment.config],
    ['attached_at', scalar(attachment.attached_at)],
    ['updated_at', scalar(attachment.updated_at)],
  ]);
}

/** `{"data": {SKILL_ID: SkillAttachment}}` */
export function setNode(set: SkillSet): JsonObject {
  const data = [...set].map(([id, skill]): [string, JsonNode] => [id, attachmentNode(skill)]);
  return object([['data', object(data)]]);
}

/** The config of a `{"config": {…}}` that was validated, `{}` where it has none. */
export function configOf(value: JsonNode): JsonNode {
  return asObject(value)?.entries.get('config') ?? object([]);
}
