import { Notice } from '@/components/ui/notice';
import { Timestamp } from '@/components/ui/timestamp';
import type { Opened } from '@/components/pals/editor/editor-state';
import { configsOf, diffSkillSets } from '@/lib/skill-set/changes';

interface MovedNoticeProps {
  readonly base: Opened;
  readonly theirs: Opened;
  readonly nameOf: (skillId: string) => string;
}

/** Someone else changed the set during the review, so the changes shown no longer apply to it. */
export function MovedNotice({ base, theirs, nameOf }: MovedNoticeProps) {
  const changed = diffSkillSets(configsOf(base.set), configsOf(theirs.set));
  const names = changed.map(({ skill_id }) => nameOf(skill_id)).join(', ');
  return (
    <Notice tone="warn" title={`Changed in Tavus: ${names}`}>
      <p>
        <Timestamp label="Read" value={theirs.view.read_at} />
      </p>
      <p>This PAL changed while you were editing. Review the changes to continue.</p>
    </Notice>
  );
}
