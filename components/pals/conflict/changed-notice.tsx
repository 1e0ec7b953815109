import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Timestamp } from '@/components/ui/timestamp';
import { ChangeLines } from '@/components/pals/editor/change-lines';
import type { Opened } from '@/components/pals/editor/editor-state';
import type { ChangeWords } from '@/components/pals/review/describe';
import { compareInstants } from '@/lib/time';

interface ChangedNoticeProps {
  /** What Tavus holds, and what changed there since the page was opened. */
  readonly theirs: Opened;
  readonly changed: readonly ChangeWords[];
  readonly wasRefused: boolean;
  readonly nameOf: (skillId: string) => string;
  readonly onMerge: () => void;
}

/** The line that says that somebody else changed the set while there are edits here. */
export function ChangedNotice(props: ChangedNoticeProps) {
  const { theirs, changed, wasRefused, nameOf, onMerge } = props;
  const [toggled, setToggled] = useState<boolean | null>(null);
  const isShown = toggled ?? wasRefused;
  const names = new Intl.ListFormat('en').format(changed.map(({ skill_id }) => nameOf(skill_id)));
  const [changedAt] = changed
    .map(({ skill_id }) => theirs.set.get(skill_id)?.updated_at ?? null)
    .filter((time) => time !== null)
    .sort((a, b) => compareInstants(b, a));
  return (
    <Notice
      tone="warn"
      title={wasRefused ? 'Not saved. Someone changed this PAL.' : `${names} changed on Tavus`}
      actions={
        <>
          <Button size="sm" aria-expanded={isShown} onClick={() => setToggled(!isShown)}>
            View changes
          </Button>
          <Button size="sm" variant="primary" onClick={onMerge}>
            Merge
          </Button>
        </>
      }
    >
      <p>
        <Timestamp
          label={changedAt === undefined ? 'Seen' : 'Changed'}
          value={changedAt ?? theirs.view.read_at}
        />{' '}
        Your edits are still here.
      </p>
      {isShown && <ChangeLines words={changed} nameOf={nameOf} />}
    </Notice>
  );
}
