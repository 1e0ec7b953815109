import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { clashesOf } from '@/components/skills/clashes';

interface ClashNoticesProps {
  /** The skills that are attached once the changes are saved. */
  readonly skillIds: readonly string[];
  readonly nameOf: (skillId: string) => string;
  readonly onDetach: (skillId: string) => void;
}

/** Skills that Tavus refuses together, with a way to switch one off, and those that compete. */
export function ClashNotices({ skillIds, nameOf, onDetach }: ClashNoticesProps) {
  const clashes = clashesOf(skillIds, nameOf);
  const refused = clashes.filter(({ kind }) => kind === 'excludes');
  const noted = clashes.filter(({ kind }) => kind === 'competes');
  return [...refused, ...noted].map(({ kind, skill_ids, text }) => (
    <Notice
      key={skill_ids.join(' ')}
      tone={kind === 'excludes' ? 'warn' : 'info'}
      actions={
        kind === 'excludes' &&
        skill_ids.map((skillId) => (
          <Button key={skillId} size="sm" onClick={() => onDetach(skillId)}>
            Detach {nameOf(skillId)}
          </Button>
        ))
      }
    >
      {text}
    </Notice>
  ));
}
