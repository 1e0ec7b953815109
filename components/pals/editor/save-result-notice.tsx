'use client';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { describeChanges } from '@/components/pals/review/describe';
import type { WordsContext } from '@/components/skills/define-skill';
import { configsOf, type SkillChange, type SkillConfigs } from '@/lib/skill-set/changes';
import { fromWire } from '@/lib/skill-set/skill-set';
import type { SkillSetView } from '@/lib/tavus/wire';
import { ChangeLines } from './change-lines';
import type { PlacedFault } from './api-errors';
import { FailedSaveNotice } from './failed-save-notice';
import type { SaveResult } from './use-save';

interface SaveResultNoticeProps {
  readonly result: Exclude<SaveResult, { kind: 'saved' | 'conflict' }>;
  /** The set that was sent. */
  readonly sent: SkillConfigs;
  /** The set the edits at hand would make. */
  readonly meant: SkillConfigs;
  readonly faults: readonly PlacedFault[];
  readonly retryAt: number | null;
  readonly isReading: boolean;
  readonly context: WordsContext;
  readonly nameOf: (skillId: string) => string;
  readonly onAskAgain: () => void;
  readonly onReadAgain: () => void;
  readonly onJump: (fault: PlacedFault) => void;
}

/** How a save ended that did not end well: what happened, what is true now, what to do next. */
export function SaveResultNotice(props: SaveResultNoticeProps) {
  const { result } = props;
  switch (result.kind) {
    case 'not_sent':
    case 'not_saved':
      return (
        <FailedSaveNotice
          {...props}
          title={result.kind === 'not_sent' ? 'Not sent' : 'Not saved'}
          failure={result.failure}
          mayYetArrive={result.kind === 'not_saved' && result.may_yet_arrive === true}
        />
      );
    case 'no_answer':
      return (
        <Notice
          tone="warn"
          title="No answer from the dashboard"
          actions={<Button onClick={props.onAskAgain}>Ask how it ended</Button>}
        >
          <p>The connection broke during the save. Asking again never saves twice.</p>
        </Notice>
      );
    case 'unknown':
      return (
        <Notice
          tone="warn"
          title="Outcome unknown: look before you repeat"
          actions={
            <Button onClick={props.onReadAgain} isBusy={props.isReading}>
              Read from Tavus again
            </Button>
          }
        >
          <FailureWords message={result.failure.message} detail={result.failure.detail} />
          <p>
            The save was sent once and may have been applied, or may yet be. Your edits are kept.
          </p>
        </Notice>
      );
    case 'stored_differently':
    case 'changed_after':
      return (
        <Notice
          tone="warn"
          title={
            result.kind === 'changed_after'
              ? 'Saved, then changed by somebody else'
              : 'Tavus stored something else'
          }
        >
          <p>The page shows what Tavus holds now. This differs from what was sent:</p>
          <DifferenceLines {...props} set={result.set} differences={result.differences} />
        </Notice>
      );
  }
}

function FailureWords({ message, detail }: { message: string; detail?: string | undefined }) {
  return (
    <>
      <p>{message}</p>
      {detail !== undefined && <p className="break-words">Tavus says: {detail}</p>}
    </>
  );
}

interface DifferenceLinesProps {
  readonly sent: SkillConfigs;
  readonly set: SkillSetView;
  readonly differences: readonly SkillChange[];
  readonly context: WordsContext;
  readonly nameOf: (skillId: string) => string;
}

function DifferenceLines({ sent, set, differences, context, nameOf }: DifferenceLinesProps) {
  const now = configsOf(fromWire(set.skills));
  return <ChangeLines words={describeChanges(differences, sent, now, context)} nameOf={nameOf} />;
}
