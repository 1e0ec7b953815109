import { asSettings, type JsonNode, type JsonObject } from '@/lib/json/node';
import { MAX_DEPTH, parseJson } from '@/lib/json/parse';
import { getIn, parsePointer, setIn, toPointer, type JsonPointer } from '@/lib/json/pointer';
import { equalJson, printJson } from '@/lib/json/print';
import type { SkillSet } from './skill-set';

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

/**
 * How deep a config may nest. The API's answer wraps it three times (`data`, the set, the
 * attachment); a deeper one could be sent and never be read again.
 */
export const MAX_CONFIG_DEPTH = MAX_DEPTH - 3;

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

export type ApplyResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string };

/**
 * Applies operations as RFC 6902 does: `replace` and `remove` need their target, `add` its parent.
 * @returns the new config, or in plain words the first operation that does not fit
 */
export function applyOperations(
  config: JsonNode,
  operations: readonly ConfigOperation[],
): ApplyResult<JsonNode> {
  let current = config;
  for (const operation of operations) {
    const next = applyOperation(current, operation);
    if (!next.ok) return next;
    current = next.value;
  }
  return { ok: true, value: current };
}

function applyOperation(config: JsonNode, operation: ConfigOperation): ApplyResult<JsonNode> {
  const keys = parsePointer(operation.path);
  if (operation.op === 'replace' && keys?.length === 0) return replaced(operation);
  if (keys === undefined || keys.length === 0) return misfit(operation, 'is not a path to a field');
  if (getIn(config, keys.slice(0, -1))?.kind !== 'object')
    return misfit(operation, 'has no parent');
  if (operation.op !== 'add' && getIn(config, keys) === undefined) {
    return misfit(operation, 'is not there');
  }
  const value = operation.op === 'remove' ? undefined : parseJson(operation.value);
  if (value?.ok === false) return misfit(operation, 'has a value that is not JSON');
  const changed = setIn(config, keys, value?.value);
  return changed === undefined ? misfit(operation, 'has no parent') : { ok: true, value: changed };
}

function replaced(operation: ConfigOperation & { readonly op: 'add' | 'replace' }) {
  const value = parseJson(operation.value);
  return value.ok ? value : misfit(operation, 'has a value that is not JSON');
}

function misfit(operation: ConfigOperation, why: string): { ok: false; error: string } {
  return { ok: false, error: `${operation.op} ${operation.path}: ${why}` };
}

/**
 * Lays changes on a set as it was just read. Skills and fields no change names are not touched:
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
    if (!config.ok) return { ok: false, error: `${change.skill_id}: ${config.error}` };
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
    return current === undefined ? attached(change.config) : refused('already attached');
  }
  if (current === undefined) return refused('not attached');
  if (change.kind === 'detach') return { ok: true, value: undefined };
  const edited = applyOperations(current, change.operations);
  return edited.ok && isTooDeep(printJson(edited.value)) ? refused(TOO_DEEP) : edited;
}

function attached(text: string): ApplyResult<JsonNode> {
  const config = parseJson(text);
  if (!config.ok) return refused('its config is not JSON');
  return isTooDeep(text) ? refused(TOO_DEEP) : config;
}

const TOO_DEEP = `its config is nested deeper than ${MAX_CONFIG_DEPTH} levels`;

function isTooDeep(config: string): boolean {
  return !parseJson(config, MAX_CONFIG_DEPTH).ok;
}

function refused(error: string): { ok: false; error: string } {
  return { ok: false, error };
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
