import 'server-only';
import { asObject, scalar, withMember } from '@/lib/json/node';
import type { JsonNode, JsonObject } from '@/lib/json/node';
import type { ApiFault } from '@/lib/result';
import { attach, attachmentNode, mergeConfig, replaceSet, setNode } from '../attachments';
import { answer, badRequest } from '../http';
import { judgeTogether } from '../rules/exclusion';
import { anyObject, objectOf } from '../rules/rule';
import { judgeConfig, judgeSkill, judgeSkillSet } from '../rules/skill-body';
import type { Write } from './pal-skills';
import { notAttached, refuseSkill, unknownSkill } from './refusals';

/** `PUT .../skills`: the whole set, all or nothing. */
export function putSet(write: Write): Response {
  const { c, store, pal, body } = write;
  if (!body.ok) return badRequest(c, body.faults);
  const named = [...(asObject(asObject(body.node)?.entries.get('skills'))?.entries.keys() ?? [])];
  const unknown = named.find((skillId) => !store.registry.has(skillId));
  if (unknown !== undefined) return unknownSkill(c, unknown);
  const refused = named.map((skillId) => refuseSkill(write, skillId)).find(Boolean);
  if (refused !== undefined) return refused;
  const judged = judgeSkillSet(body.node, pal.skills, store);
  if (!judged.ok) return badRequest(c, judged.faults);
  const clash = judgeTogether(judged.value.keys(), pal.skills);
  if (clash.length > 0) return badRequest(c, clash);
  const skills = replaceSet(pal.skills, judged.value, store.now());
  store.setSkills(pal, skills);
  return answered(write, setNode(skills));
}

/** `PUT .../skills/{skill_id}`: attaches, or overwrites the config. */
export function putOne(write: Write): Response {
  const { c, store, pal, skillId, body } = write;
  const refused = refuseSkill(write, skillId);
  if (refused !== undefined) return refused;
  if (!body.ok) return badRequest(c, body.faults);
  const judged = judgeSkill(skillId, body.node, pal.skills.get(skillId)?.config, store);
  if (!judged.ok) return badRequest(c, judged.faults.map(inConfig));
  const clash = judgeTogether([...pal.skills.keys(), skillId], pal.skills);
  return clash.length > 0 ? badRequest(c, clash.map(ofSkill)) : keep(write, judged.value);
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
  return faults.length > 0 ? badRequest(c, faults) : keep(write, config);
}

/** The calls for one skill name faults from inside the config (seen live, 2026-10). */
function inConfig({ path, message }: ApiFault): ApiFault {
  return { path: path[0] === 'config' && path.length > 1 ? path.slice(1) : path, message };
}

/** The same for a fault of the whole set: `skills > id`. */
function ofSkill({ path, message }: ApiFault): ApiFault {
  return { path: path.slice(2), message };
}

/** `DELETE .../skills/{skill_id}`: detaches; of the attachment nothing stays, its times neither. */
export function deleteOne({ c, store, pal, skillId }: Write): Response {
  if (!pal.skills.has(skillId)) return notAttached(c, skillId);
  const skills = new Map(pal.skills);
  skills.delete(skillId);
  store.setSkills(pal, skills);
  return c.body(null, 204);
}

function keep(write: Write, config: JsonNode): Response {
  const { store, pal, skillId } = write;
  const attachment = attach(pal.skills.get(skillId), skillId, config, store.now());
  store.setSkills(pal, new Map(pal.skills).set(skillId, attachment));
  return answered(write, attachmentNode(attachment));
}

function answered({ c, discardsDraft }: Write, node: JsonObject): Response {
  if (!discardsDraft) return answer(c, node);
  return answer(c, withMember(node, 'discarded_maker_changes', scalar(true)));
}
