'use client';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { describeChanges } from '@/components/pals/review/describe';
import type { WordsContext } from '@/components/skills/define-skill';
import {
  configsOf,
  diffSkillSets,
  type SkillChange,
  type SkillConfigs,
} from '@/lib/skill-set/changes';
import { fromWire } from '@/lib/skill-set/skill-set';
import type { SkillSetView } from '@/lib/tavus/wire';
import { CopyEdits } from './copy-edits';
import { DifferenceView } from './difference-view';
import { DraftConflictNotice } from './draft-conflict-notice';
import type { PlacedFault } from './api-errors';
import { FailedSaveNotice } from './failed-save-notice';
import type { Held } from './held-words';
import type { SaveFlow } from './use-save-flow';

type Result = NonNullable<SaveFlow['result']>;

interface SaveResultNoticeProps {
  readonly result: Exclude<Result, { kind: 'conflict' }>;
  readonly flow: SaveFlow;
  /** What Tavus holds, as read last. */
  readonly now: SkillConfigs;
  /** The set the edits at hand would make. */
  readonly meant: SkillConfigs;
  readonly isDirty: boolean;
  /** Whether Tavus was seen to hold something else than what the edits are made on. */
  readonly isMoved: boolean;
  readonly isReading: boolean;
  readonly context: WordsContext;
  readonly nameOf: (skillId: string) => string;
  readonly onReadAgain: () => void;
  readonly onReview: () => void;
  readonly onUseTheirs: () => void;
  readonly onUndo: () => void;
  readonly onJump: (fault: PlacedFault) => void;
}

/** How a save ended that did not end well: what happened, what is true now, what to do next. */
export function SaveResultNotice(props: SaveResultNoticeProps) {
  const { result, flow, now, context, nameOf, isDirty } = props;
  switch (result.kind) {
    case 'not_sent':
    case 'not_saved': {
      const held = heldAfter(result, props);
      if (['draft_conflict', 'draft_not_discarded'].includes(result.failure.code)) {
        return (
          <DraftConflictNotice
            failure={result.failure}
            held={held}
            onTryAgain={() => flow.repeat()}
            onSaveAnyway={() => flow.repeat({ discardDraft: true })}
          />
        );
      }
      return (
        <FailedSaveNotice
          {...props}
          title={result.kind === 'not_sent' ? 'Not sent' : 'Not saved'}
          failure={result.failure}
          held={held}
          faults={flow.faults}
          retryAt={flow.retryAt}
          mayYetArrive={result.kind === 'not_saved' && result.may_yet_arrive === true}
        />
      );
    }
    case 'no_answer':
      return (
        <Notice
          tone="warn"
          title="Connection lost while saving"
          actions={
            <Button
              size="sm"
              variant="primary"
              onClick={() => void flow.checkStatus()}
              isBusy={flow.isChecking}
            >
              Check status
            </Button>
          }
        >
          <p>
            {result.wasAsked === true
              ? 'The dashboard still doesn’t answer. Check your connection, then try again.'
              : 'The save may have gone through. Check its status: this won’t save again.'}
          </p>
        </Notice>
      );
    case 'forgotten':
      return (
        <Notice
          tone="warn"
          title="We couldn’t confirm the save"
          actions={<UnknownActions {...props} />}
        >
          <p>
            The dashboard no longer knows this save: it was restarted, or the save is too long ago.
          </p>
          {result.wasRead || flow.wasRead ? (
            <>
              <p>What Tavus holds now differs from what you sent. Compare, then decide:</p>
              <DifferenceView
                words={describeChanges(diffSkillSets(flow.meant, now), flow.meant, now, context)}
                nameOf={nameOf}
              />
            </>
          ) : (
            <p>We couldn’t check what Tavus holds now. Refresh before you save again.</p>
          )}
        </Notice>
      );
    case 'unknown':
      return (
        <Notice
          tone="warn"
          title="We couldn’t confirm the save"
          actions={<UnknownActions {...props} />}
        >
          <p>{result.failure.message}</p>
          {result.failure.detail !== undefined && (
            <p className="break-words">Tavus says: {result.failure.detail}</p>
          )}
          <p>It may have gone through. Check before saving again. Your edits are still here.</p>
        </Notice>
      );
    case 'stored_differently':
    case 'changed_after':
      return (
        <Notice
          tone="warn"
          title={
            result.kind === 'changed_after'
              ? 'Saved, then changed by someone else'
              : 'Tavus saved something different'
          }
          actions={
            <>
              {isDirty && (
                <>
                  <Button size="sm" variant="primary" onClick={props.onReview}>
                    Save again
                  </Button>
                  <Button size="sm" onClick={props.onUseTheirs}>
                    Use Tavus’s version
                  </Button>
                  <CopyEdits meant={props.meant} />
                </>
              )}
              {flow.undo !== null && (
                <Button size="sm" onClick={props.onUndo}>
                  Undo
                </Button>
              )}
            </>
          }
        >
          <p>
            {isDirty
              ? 'Your edits are still here, unsaved. What Tavus holds differs from what you sent:'
              : 'This page shows what Tavus holds. It differs from what you sent:'}
          </p>
          <DifferenceView
            words={wordsFrom(result.differences, flow.meant, result.set, context)}
            nameOf={nameOf}
          />
        </Notice>
      );
  }
}

function UnknownActions({ isReading, isDirty, onReadAgain, onReview }: SaveResultNoticeProps) {
  return (
    <>
      <Button size="sm" onClick={onReadAgain} isBusy={isReading}>
        Refresh
      </Button>
      {isDirty && (
        <Button size="sm" onClick={onReview}>
          Save again
        </Button>
      )}
    </>
  );
}

/** What is known of Tavus after a save that was refused; one that never left changed nothing. */
function heldAfter(
  result: Extract<Result, { kind: 'not_sent' | 'not_saved' }>,
  { flow, isMoved, context, nameOf }: SaveResultNoticeProps,
): Held {
  if (result.kind === 'not_sent') return { held: 'unchanged', changed: [], nameOf };
  const { held, set, differences = [] } = result;
  if (held === 'not_known' && flow.wasRead) {
    return { held: isMoved ? 'changed' : 'unchanged', changed: [], nameOf };
  }
  const isShown = set !== null && flow.before !== null;
  const changed = isShown ? wordsFrom(differences, flow.before, set, context) : [];
  return { held, changed, nameOf };
}

function wordsFrom(
  differences: readonly SkillChange[],
  from: SkillConfigs,
  to: SkillSetView,
  context: WordsContext,
) {
  return describeChanges(differences, from, configsOf(fromWire(to.skills)), context);
}
