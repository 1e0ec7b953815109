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
    return <Notice tone="info">Nothing of theirs would be lost: you did all of it too.</Notice>;
  }
  return (
    <div className="space-y-4">
      <Notice tone="warn" title={`This undoes what others did to ${plural(lost.length, 'skill')}`}>
        They did this since you opened the page. Tavus keeps no history, so there is no way back.
      </Notice>
      {lost.map((change) => (
        <ChangedSkillView key={change.skill_id} change={change} name={nameOf(change.skill_id)} />
      ))}
    </div>
  );
}
