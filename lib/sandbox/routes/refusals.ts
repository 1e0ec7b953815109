import 'server-only';
import type { Context } from 'hono';
import { refusal } from '../http';
import { pythonRepr } from '../python-repr';
import type { Write } from './pal-skills';

/** `Unknown skill 'my_skill'`: the registry does not have it. */
export function unknownSkill(c: Context, skillId: string): Response {
  return refusal(c, 404, `Unknown skill ${pythonRepr(skillId)}`);
}

/** The registry has it, the PAL does not. */
export function notAttached(c: Context, skillId: string): Response {
  return refusal(c, 404, `Skill ${pythonRepr(skillId)} is not attached to this PAL`);
}

/**
 * Why a skill cannot be attached: the registry does not have it, or the account is not granted it.
 * One that is attached already stays.
 */
export function refuseSkill({ c, store, pal }: Write, skillId: string): Response | undefined {
  if (!store.registry.has(skillId)) return unknownSkill(c, skillId);
  const status = store.notGranted.get(skillId);
  if (status === undefined || pal.skills.has(skillId)) return undefined;
  return refusal(c, status, `Skill ${pythonRepr(skillId)} is not enabled for this account`);
}
