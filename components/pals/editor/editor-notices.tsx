import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { Failure } from '@/lib/result';
import type { EditorView } from '@/lib/tavus/wire';

interface EditorNoticesProps {
  readonly view: EditorView;
  readonly readFailure: Failure | null;
  readonly isReading: boolean;
  readonly onReadAgain: () => void;
}

/** What limits this page as a whole: a stock PAL, no registry, a read that failed since. */
export function EditorNotices({ view, readFailure, isReading, onReadAgain }: EditorNoticesProps) {
  const again = (
    <Button size="sm" onClick={onReadAgain} isBusy={isReading}>
      Read again
    </Button>
  );
  return (
    <>
      {view.pal.pal_type === 'system' && (
        <Notice tone="info" title="A stock PAL of Tavus">
          Its skills can be looked at, not changed.
        </Notice>
      )}
      {view.registry === null && (
        <Notice tone="warn" title="The list of skills could not be read" actions={again}>
          Only attached skills are shown. Skills this dashboard has no form for cannot be edited
          until it is read; a save keeps them as they are.
        </Notice>
      )}
      {readFailure !== null && (
        <Notice tone="warn" title="The skills could not be read again" actions={again}>
          {readFailure.message} What you see is as of the time above; your edits are kept.
        </Notice>
      )}
    </>
  );
}
