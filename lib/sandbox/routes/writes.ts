import 'server-only';
import { asObject } from '@/lib/json/node';
import type { JsonNode } from '@/lib/json/node';
import { attach, attachmentNode, mergeConfig, replaceSet, setNode } from '../attachments';
import { under } from '../faults';
import { answer, badRequest } from '../http';
import { anyObject, objectOf } from '../rules/rule';
import { judgeConfig, judgeSkill, judgeSkillSet } from '../rules/skill-body';
import type { Write } from './pal-skills';
import { notAttached, unknownSkill } from './refusals';

/** `PUT .../skills`: the whole set, all or nothing. */
export function putSet({ c, store, pal, body }: Write): Response {
  if (!body.ok) return badRequest(c, body.faults);
  const named = asObject(asObject(body.node)?.entries.get('skills'))?.entries.keys() ?? [];
  const unknown = [...named].find((skillId) => !store.registry.has(skillId));
  if (unknown !== undefined) return unknownSkill(c, unknown);
  const judged = judgeSkillSet(body.node, pal.skills, store);
  if (!judged.ok) return badRequest(c, judged.faults);
  const skills = replaceSet(pal.skills, judged.value, store.now());
  store.setSkills(pal, skills);
  return answer(c, setNode(skills));
}

/** `PUT .../skills/{skill_id}`: attaches, or overwrites the config. */
export function putOne(write: Write): Response {
  const { c, store, pal, skillId, body } = write;
  if (!store.registry.has(skillId)) return unknownSkill(c, skillId);
  if (!body.ok) return badRequest(c, body.faults);
  const judged = judgeSkill(skillId, body.node, pal.skills.get(skillId)?.config, store);
  return judged.ok ? keep(write, judged.value) : badRequest(c, judged.faults);
}

const patchShape = objectOf(new Map([['config', anyObject]]), ['config']);

/** `PATCH .../skills/{skill_id}`: merges at the top level; cannot attach. */
export function patchOne(write: Write): Response {
  const { c, store, pal, skillId, body } = write;
  if (!store.registry.has(skillId)) return unknownSkill(c, skillId);
  const before = pal.skills.get(skillId);
  if (before === undefined) return notAttached(c, skillId);
  if (!body.ok) return badRequest(c, body.faults);
  const misshapen = patchShape(body.node, undefined);
  const patch = asObject(asObject(body.node)?.entries.get('config'));
  if (misshapen.length > 0 || patch === undefined) return badRequest(c, misshapen);
  const config = mergeConfig(before.config, patch);
  const faults = judgeConfig(skillId, config, before.config, store);
  return faults.length > 0 ? badRequest(c, under('config', faults)) : keep(write, config);
}

/** `DELETE .../skills/{skill_id}`: detaches; of the attachment nothing stays, its times neither. */
export function deleteOne({ c, store, pal, skillId }: Write): Response {
  if (!pal.skills.has(skillId)) return notAttached(c, skillId);
  const skills = new Map(pal.skills);
  skills.delete(skillId);
  store.setSkills(pal, skills);
  return c.body(null, 204);
}

function keep({ c, store, pal, skillId }: Write, config: JsonNode): Response {
  const attachment = attach(pal.skills.get(skillId), skillId, config, store.now());
  store.setSkills(pal, new Map(pal.skills).set(skillId, attachment));
  return answer(c, attachmentNode(attachment));
}
