'use no memo';

import dynamic from 'next/dynamic';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { Failure } from '@/lib/result';
import type { SkillConfigs } from '@/lib/skill-set/changes';
import type { EditorView } from '@/lib/tavus/wire';
import { OfflineNotice } from './offline-notice';
import { PartBoundary } from '@/components/ui/part-boundary';
import { READ_ONLY_ID, type ReadOnlyReason } from './read-only';
import type { EditorReads } from './use-editor-reads';

export const loadReadFailure = () => import('./read-failure-notice');
const ReadFailureNotice = dynamic(async () => (await loadReadFailure()).ReadFailureNotice, {
  loading: () => null,
});

interface EditorNoticesProps {
  readonly view: EditorView;
  readonly readOnlyBecause: ReadOnlyReason | null;
  /** When the set that is shown was read: with edits it is not the newest. */
  readonly readAt: string;
  readonly reads: EditorReads;
  /** Why the last read failed, unless the result of a save says the same. */
  readonly readFailure: Failure | null;
  /** What the edits would make; null where there are none. */
  readonly meant: SkillConfigs | null;
}

/** What limits this page as a whole: a stock PAL, no registry, no network, a read that failed since. */
export function EditorNotices(props: EditorNoticesProps) {
  const { view, readOnlyBecause, readAt, reads, readFailure, meant } = props;
  const { isReading } = reads;
  const readAgain = () => void reads.readAgain();
  return (
    <div className="space-y-3 not-last:has-[p]:mb-3" aria-live="polite">
      {readOnlyBecause !== null && (
        <div id={READ_ONLY_ID}>
          <Notice tone="info" title={readOnlyBecause.title}>
            {readOnlyBecause.text}
          </Notice>
        </div>
      )}
      {!reads.isRegistryRead && (
        <Notice
          tone="warn"
          title="The list of skills could not be read"
          actions={
            <Button size="sm" onClick={readAgain} isBusy={isReading}>
              Read again
            </Button>
          }
        >
          {view.registry === null
            ? 'Only attached skills are shown. Skills this dashboard has no form for cannot be edited until it is read; a save keeps them as they are.'
            : 'The skills that can be attached are shown as they were listed before.'}
        </Notice>
      )}
      <OfflineNotice />
      {readFailure !== null && (
        <PartBoundary fallback={<Notice tone="warn">{readFailure.message}</Notice>}>
          <ReadFailureNotice
            failure={readFailure}
            readAt={readAt}
            retryAt={reads.retryAt}
            meant={meant}
            isReading={isReading}
            onReadAgain={readAgain}
          />
        </PartBoundary>
      )}
    </div>
  );
}
