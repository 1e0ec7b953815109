import 'server-only';
import type { Context } from 'hono';
import { refusal } from '../http';
import { pythonRepr } from '../python-repr';

/** `Unknown skill 'my_skill'`: the registry does not have it. */
export function unknownSkill(c: Context, skillId: string): Response {
  return refusal(c, 404, `Unknown skill ${pythonRepr(skillId)}`);
}

/** The registry has it, the PAL does not. */
export function notAttached(c: Context, skillId: string): Response {
  return refusal(c, 404, `Skill ${pythonRepr(skillId)} is not attached to this PAL`);
}
