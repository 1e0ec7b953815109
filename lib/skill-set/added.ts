import { diffSkillSets, type SkillChange, type SkillConfigs } from './changes';

/**
 * What the API added by itself to the skills that were sent, such as a default it filled in.
 * @returns the additions, or null where it stored something else: a value changed, a field or a
 *   skill is missing, or a skill was attached that nobody sent
 */
export function addedTo(sent: SkillConfigs, stored: SkillConfigs): SkillChange[] | null {
  const differences = diffSkillSets(sent, stored);
  return differences.every(isAddition) ? differences : null;
}

function isAddition(change: SkillChange): boolean {
  return change.kind === 'edit' && change.operations.every(({ op }) => op === 'add');
}
