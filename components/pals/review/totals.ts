import { definitionFor } from '@/components/skills/registry';
import type { SkillConfigs } from '@/lib/skill-set/changes';
import { plural, type ChangeWords } from './describe';

/** "1 removed, 1 added, 2 changed, 1 unchanged, 2 custom skills kept". */
export function totalsOf(words: readonly ChangeWords[], meant: SkillConfigs): string {
  if (words.length === 0) return 'No changes';
  const count = (kind: ChangeWords['kind']) =>
    words.filter((change) => change.kind === kind).length;
  const changed = new Set(words.map(({ skill_id }) => skill_id));
  const unchanged = [...meant.keys()].filter((skillId) => !changed.has(skillId));
  const custom = unchanged.filter((skillId) => definitionFor(skillId).skill_id === null).length;
  const counts: readonly (readonly [number, string])[] = [
    [count('detach'), `${count('detach')} removed`],
    [count('attach'), `${count('attach')} added`],
    [count('edit'), `${count('edit')} changed`],
    [unchanged.length - custom, `${unchanged.length - custom} unchanged`],
    [custom, `${plural(custom, 'custom skill')} kept`],
  ];
  const texts = counts.flatMap(([amount, text]) => (amount > 0 ? [text] : []));
  return texts.join(', ');
}
