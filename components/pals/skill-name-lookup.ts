import { wellFormed } from '@/lib/well-formed';
import type { SkillName } from './queries';

/** A skill's name of the registry; its id where the registry has none or was not read. */
export type SkillNameOf = (skillId: string) => string;

export function nameLookup(names: readonly SkillName[]): SkillNameOf {
  const byId = new Map(names.map(({ skill_id, name }) => [skill_id, name]));
  return (skillId) => byId.get(skillId) ?? wellFormed(skillId);
}
