import { asSettings, type JsonNode, type JsonObject } from '@/lib/json/node';
import { parseJson } from '@/lib/json/parse';
import { toPointer, type JsonPointer } from '@/lib/json/pointer';
import { equalJson, printJson } from '@/lib/json/print';
import { applyOperations, refused, type ApplyResult } from './apply-operations';
import type { SkillSet } from './skill-set';

export { applyOperations, type ApplyResult } from './apply-operations';

/**
 * RFC 6902, the three operations a config needs. `value` is JSON text, so that tokens survive.
 * `replace` with the path '' replaces the whole config.
 */
export type ConfigOperation =
  | { readonly op: 'add' | 'replace'; readonly path: JsonPointer; readonly value: string }
  | { readonly op: 'remove'; readonly path: JsonPointer };

/** What the browser sends instead of a set: only what somebody meant to change. */
export type SkillChange =
  | { readonly kind: 'attach'; readonly skill_id: string; readonly config: string }
  | { readonly kind: 'detach'; readonly skill_id: string }
  | {
      readonly kind: 'edit';
      readonly skill_id: string;
      readonly operations: readonly ConfigOperation[];
    };

/** A set to be, without times: those are the API's to give. */
export type SkillConfigs = ReadonlyMap<string, JsonNode>;

export function configsOf(set: SkillSet): SkillConfigs {
  return new Map([...set].map(([skillId, skill]) => [skillId, skill.config]));
}

/**
 * What turns config `before` into `after`: objects are compared member by member, arrays and
 * scalars as wholes (an array's order means something, and half an array means nothing). A config
 * that is not an object, or repeats a key, before or after, is one value.
 * @returns operations for `applyOperations`, none where both mean the same
 */
export function diffConfigs(before: JsonNode, after: JsonNode): ConfigOperation[] {
  const [old, next] = [asSettings(before), asSettings(after)];
  if (old !== undefined && next !== undefined) return diffObjects(old, next, []);
  return equalJson(before, after) ? [] : [{ op: 'replace', path: '', value: printJson(after) }];
}

function diffObjects(before: JsonObject, after: JsonObject, at: string[]): ConfigOperation[] {
  if (before === after) return [];
  const operations: ConfigOperation[] = [];
  for (const key of before.entries.keys()) {
    if (!after.entries.has(key)) operations.push({ op: 'remove', path: toPointer([...at, key]) });
  }
  for (const [key, value] of after.entries) {
    const old = before.entries.get(key);
    if (old === value) continue;
    const path = toPointer([...at, key]);
    if (old === undefined) {
      operations.push({ op: 'add', path, value: printJson(value) });
    } else if (old.kind === 'object' && value.kind === 'object') {
      operations.push(...diffObjects(old, value, [...at, key]));
    } else if (!equalJson(old, value)) {
      operations.push({ op: 'replace', path, value: printJson(value) });
    }
  }
  return operations;
}

/** The difference of two sets, detaches first: what the one call would do. */
export function diffSkillSets(before: SkillConfigs, after: SkillConfigs): SkillChange[] {
  const changes: SkillChange[] = [];
  for (const skill_id of before.keys()) {
    if (!after.has(skill_id)) changes.push({ kind: 'detach', skill_id });
  }
  for (const [skill_id, config] of after) {
    const old = before.get(skill_id);
    if (old === undefined) {
      changes.push({ kind: 'attach', skill_id, config: printJson(config) });
      continue;
    }
    const operations = diffConfigs(old, config);
    if (operations.length > 0) changes.push({ kind: 'edit', skill_id, operations });
  }
  return changes;
}

/**
 * Applies changes to a set as it was just read. Skills and fields no change names are not touched:
 * their nodes go through as they are, token for token.
 * @returns the configs to send, or in plain words the first change that does not fit
 */
export function applyChanges(
  set: SkillConfigs,
  changes: readonly SkillChange[],
): ApplyResult<SkillConfigs> {
  const next = new Map(set);
  for (const change of changes) {
    const config = configAfter(next.get(change.skill_id), change);
    if (!config.ok) return refused(`${change.skill_id}: ${config.error}`);
    if (config.value === undefined) next.delete(change.skill_id);
    else next.set(change.skill_id, config.value);
  }
  return { ok: true, value: next };
}

/** A skill's config once the change is made; undefined stands for detached. */
function configAfter(
  current: JsonNode | undefined,
  change: SkillChange,
): ApplyResult<JsonNode | undefined> {
  if (change.kind === 'attach') {
    if (current !== undefined) return refused('already attached');
    const config = parseJson(change.config);
    return config.ok ? config : refused('its config is not JSON');
  }
  if (current === undefined) return refused('not attached');
  if (change.kind === 'detach') return { ok: true, value: undefined };
  return applyOperations(current, change.operations);
}

/**
 * The body of `PUT /v2/pals/{pal_id}/skills`: every skill of the set with its config, exactly as
 * it was read where nothing changed it.
 */
export function requestBody(configs: SkillConfigs): string {
  const skills = [...configs].map(
    ([skillId, config]) => `${JSON.stringify(skillId)}:{"config":${printJson(config)}}`,
  );
  return `{"skills":{${skills.join(',')}}}`;
}
