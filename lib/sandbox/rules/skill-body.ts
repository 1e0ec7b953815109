import 'server-only';
import { asObject, type JsonNode } from '@/lib/json/node';
import { equalJson } from '@/lib/json/print';
import type { ApiFault } from '@/lib/result';
import type { SkillSet } from '@/lib/skill-set/skill-set';
import { configOf } from '../attachments';
import { under } from '../faults';
import type { Store } from '../store';
import { browserUseRule } from './browser-use';
import { magicCanvasRule } from './magic-canvas';
import { presentationRule } from './presentation';
import { anyObject, objectOf, type FieldRule } from './rule';

type Judged<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly ApiFault[] };

/** How the config of a skill is judged; skills the reference does not describe take any object. */
function configRule(skillId: string, store: Store): FieldRule {
  switch (skillId) {
    case 'internet_search':
    case 'memory':
      return objectOf(new Map());
    case 'presentation':
      return presentationRule(store.documents);
    case 'magic_canvas':
      return magicCanvasRule;
    case 'browser_use':
      return browserUseRule(store.documents);
    default:
      return anyObject;
  }
}

/**
 * Judges a config. One that means what the PAL holds already passes unseen: it was judged when it
 * was written, and what it names may have changed since (a document deleted, a component renamed).
 */
export function judgeConfig(
  skillId: string,
  config: JsonNode,
  stored: JsonNode | undefined,
  store: Store,
): ApiFault[] {
  return equalJson(config, stored) ? [] : configRule(skillId, store)(config, stored);
}

/**
 * Judges `{}` or `{"config": {…}}`, the value of one skill.
 * @returns its config, or all faults with paths as in the value
 */
export function judgeSkill(
  skillId: string,
  value: JsonNode,
  stored: JsonNode | undefined,
  store: Store,
): Judged<JsonNode> {
  const judge: FieldRule = (config) => judgeConfig(skillId, config, stored, store);
  const faults = objectOf(new Map([['config', judge]]))(value, undefined);
  const config = configOf(value);
  if (value.kind === 'object' && !value.entries.has('config')) {
    faults.push(...under('config', judge(config, undefined)));
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: config };
}

/**
 * Judges the body of the one call, `{"skills": {SKILL_ID: {"config": {…}}}}`.
 * @returns the configs in the order of the request, or all faults with paths as in the request
 */
export function judgeSkillSet(
  body: JsonNode,
  current: SkillSet,
  store: Store,
): Judged<ReadonlyMap<string, JsonNode>> {
  const faults = objectOf(new Map([['skills', anyObject]]), ['skills'])(body, undefined);
  const skills = asObject(asObject(body)?.entries.get('skills'));
  if (skills === undefined) return { ok: false, faults };
  const configs = new Map<string, JsonNode>();
  for (const [skillId, value] of skills.entries) {
    const judged = judgeSkill(skillId, value, current.get(skillId)?.config, store);
    if (judged.ok) configs.set(skillId, judged.value);
    else faults.push(...under('skills', under(skillId, judged.faults)));
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: configs };
}
