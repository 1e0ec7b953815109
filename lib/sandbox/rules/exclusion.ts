import 'server-only';
import type { ApiFault } from '@/lib/result';
import type { SkillSet } from '@/lib/skill-set/skill-set';

/** Skills that the API does not attach to one PAL (2026-10); the words are the sandbox's own. */
const EXCLUSIVE = ['browser_use', 'presentation'] as const;

/** Faults of skills that exclude each other. A PAL that has them already keeps them. */
export function judgeTogether(skillIds: Iterable<string>, stored: SkillSet): ApiFault[] {
  const ids = new Set(skillIds);
  const isClash = EXCLUSIVE.every((id) => ids.has(id));
  if (!isClash || EXCLUSIVE.every((id) => stored.has(id))) return [];
  const [first, second] = EXCLUSIVE;
  const message = `Skill '${first}' cannot be attached together with '${second}'.`;
  return [{ path: ['skills', first], message }];
}
