import { definitionFor } from '@/components/skills/registry';
import type { SkillConfigs } from '@/lib/skill-set/changes';
import { mergeSkillSets, resolveMerge } from '@/lib/skill-set/merge';

/** Merges two edits of a set; where they meet, `mine` is kept. */
export type KeepMine = (
  base: SkillConfigs,
  mine: SkillConfigs,
  theirs: SkillConfigs,
) => SkillConfigs;

/** Returns `theirs` with every edit that leads from `base` to `mine` applied to it. */
export const keepMine: KeepMine = (base, mine, theirs) => {
  const merge = mergeSkillSets(base, mine, theirs, (skillId) => definitionFor(skillId).mergeRules);
  const choices = new Map(merge.conflicts.map(({ key }) => [key, { kind: 'mine' } as const]));
  return resolveMerge(merge, choices) ?? mine;
};
