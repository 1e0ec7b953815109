import { Notice } from '@/components/ui/notice';
import type { LeftOut } from './prepare-edits';

interface LeftOutNoticeProps {
  readonly leftOut: readonly LeftOut[];
  readonly nameOf: (skillId: string) => string;
}

/** What a save does not send, since Tavus would reject the whole skill for it. */
export function LeftOutNotice({ leftOut, nameOf }: LeftOutNoticeProps) {
  if (leftOut.length === 0) return null;
  return (
    <Notice tone="info" title="Not sent">
      <ul>
        {leftOut.map(({ skill_id, notes }) => (
          <li key={skill_id}>
            <bdi>{nameOf(skill_id)}</bdi>: {notes.join(' ')}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
