import { Notice } from '@/components/ui/notice';
import { Timestamp } from '@/components/ui/timestamp';
import type { Opened } from '@/components/pals/editor/editor-state';
import { configsOf, diffSkillSets } from '@/lib/skill-set/changes';

interface MovedNoticeProps {
  readonly base: Opened;
  readonly theirs: Opened;
  readonly nameOf: (skillId: string) => string;
}

/** Somebody changed the set while it was reviewed: what is shown was made on the old one. */
export function MovedNotice({ base, theirs, nameOf }: MovedNoticeProps) {
  const changed = diffSkillSets(configsOf(base.set), configsOf(theirs.set));
  const names = changed.map(({ skill_id }) => nameOf(skill_id)).join(', ');
  return (
    <Notice tone="warn" title={`Changed on Tavus since you began: ${names}`}>
      <p>
        <Timestamp label="Read" value={theirs.view.read_at} />
      </p>
      <p>
        This review was made on what Tavus held before, so it cannot be saved. Your edits are kept:
        see what changed, merge, and review again.
      </p>
    </Notice>
  );
}
