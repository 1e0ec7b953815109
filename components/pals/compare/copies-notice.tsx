'use client';
'use no memo';

import Link from 'next/link';
import type { MouseEvent } from 'react';
import type { WordsContext } from '@/components/skills/define-skill';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { Notice } from '@/components/ui/notice';
import { paths } from '@/lib/paths';
import { countChanges, describeChanges, plural } from '../review/describe';
import { handOver } from '../unsaved/hand-over';
import type { SideState } from './side-state';

interface CopiesNoticeProps {
  state: SideState;
  context: WordsContext;
  onUndo: () => void;
}

/** What was copied into one PAL, and the way to its editor, where it is reviewed and saved. */
export function CopiesNotice({ state, context, onUndo }: CopiesNoticeProps) {
  const { pal, name, base, meant, changes, draftKey, isMoved } = state;
  if (draftKey === null) return null;
  const count = countChanges(describeChanges(changes, base, meant, context));

  function take(event: MouseEvent) {
    // A new tab has a storage of its own; there the draft is offered as any other.
    const { ctrlKey, metaKey, shiftKey, altKey } = event;
    if (draftKey !== null && !(ctrlKey || metaKey || shiftKey || altKey)) handOver(draftKey);
  }

  return (
    <Notice
      tone="info"
      title={`${plural(count, 'unsaved change')} to ${name}`}
      actions={
        <>
          <Link
            href={paths.pal(pal.pal_id)}
            prefetch={false}
            onClick={take}
            aria-label={`Review changes to ${name}`}
            className={buttonClass('primary', 'sm')}
          >
            Review
          </Link>
          <Button size="sm" aria-label={`Undo all copies into ${name}`} onClick={onUndo}>
            Undo
          </Button>
        </>
      }
    >
      Review and save to apply them.
      {isMoved && ' This PAL changed in Tavus since. You can merge your copies in the editor.'}
    </Notice>
  );
}
