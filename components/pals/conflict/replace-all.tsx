import { Notice } from '@/components/ui/notice';
import { ChangedSkillView } from '@/components/pals/review/changed-skill';
import { plural, type ChangeWords } from '@/components/pals/review/describe';

interface ReplaceAllProps {
  readonly lost: readonly ChangeWords[];
  readonly nameOf: (skillId: string) => string;
}

/** What replacing everything by mine undoes, before it is asked once more. */
export function ReplaceAll({ lost, nameOf }: ReplaceAllProps) {
  if (lost.length === 0) {
    return <Notice tone="info">Nothing will be overwritten. You made the same changes.</Notice>;
  }
  return (
    <div className="space-y-4">
      <Notice
        tone="warn"
        title={`This overwrites their changes to ${plural(lost.length, 'skill')}`}
      >
        They made these changes after you opened the page. Tavus can’t restore them.
      </Notice>
      {lost.map((change) => (
        <ChangedSkillView key={change.skill_id} change={change} name={nameOf(change.skill_id)} />
      ))}
    </div>
  );
}
