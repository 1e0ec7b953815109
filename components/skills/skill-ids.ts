/**
 * The skills this dashboard has a form for, in the order it shows them. Apart from the registry,
 * so that a list of PALs can tell known from unknown without loading every skill's code.
 */
export const SKILL_IDS = [
  'internet_search',
  'presentation',
  'magic_canvas',
  'browser_use',
  'memory',
] as const;

export type SkillId = (typeof SKILL_IDS)[number];

export function isKnownSkill(skillId: string): boolean {
  return SKILL_IDS.some((known) => known === skillId);
}
