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
      {readOnlyBecause === null && view.pal.pal_type === 'other' && (
        <Notice tone="info" title="Tavus may refuse changes to this PAL">
          Tavus lists it neither as yours nor as a stock PAL. You can edit it and try to save.
        </Notice>
      )}
      {!reads.isRegistryRead && (
        <Notice
          tone="warn"
          title="Couldn’t load the list of skills"
          actions={
            <Button size="sm" onClick={readAgain} isBusy={isReading}>
              Refresh
            </Button>
          }
        >
          {view.registry === null
            ? 'Only attached skills are shown. Custom skills can’t be edited until the list loads; a save keeps them as they are.'
            : 'Skills you can attach are shown as last loaded.'}
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
