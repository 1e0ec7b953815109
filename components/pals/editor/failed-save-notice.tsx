'use client';

import { duration } from '@/components/layout/duration';
import { SignInAgain } from '@/components/layout/session/sign-in-again';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useSecondsLeft } from '@/components/ui/use-seconds-left';
import type { Failure, FailureCode } from '@/lib/result';
import type { SkillConfigs } from '@/lib/skill-set/changes';
import type { PlacedFault } from './api-errors';
import { CopyEdits } from './copy-edits';
import { FaultList } from './fault-list';
import { HeldWords, type Held } from './held-words';
import { PalGoneNotice } from './pal-gone-notice';

interface FailedSaveNoticeProps {
  readonly title: 'Not sent' | 'Not saved';
  readonly failure: Failure;
  readonly held: Held;
  /** Whether the API, which held the old set when last looked at, may yet apply the call. */
  readonly mayYetArrive: boolean;
  readonly retryAt: number | null;
  readonly faults: readonly PlacedFault[];
  /** What the edits at hand would make. */
  readonly meant: SkillConfigs;
  readonly isReading: boolean;
  readonly nameOf: (skillId: string) => string;
  readonly onReadAgain: () => void;
  readonly onJump: (fault: PlacedFault) => void;
}

/** The next read tells more. */
const ASKABLE: readonly FailureCode[] = ['conflict', 'key_rejected'];

/** They pass, or did so already. */
const PASSING: readonly FailureCode[] = [
  'network',
  'not_reached',
  'timeout',
  'unexpected_answer',
  'upstream_error',
];

/** These words are our own, not the API's. */
const OWN_DETAIL: readonly FailureCode[] = ['set_too_large', 'invalid_input'];

/** A save that was refused, or never left: why, what Tavus holds now, and what to do next. */
export function FailedSaveNotice(props: FailedSaveNoticeProps) {
  const { title, failure, held, faults, retryAt, isReading, mayYetArrive } = props;
  const { code, detail } = failure;
  if (code === 'not_found') {
    return <PalGoneNotice {...props} title={`${title}: this PAL is gone`} />;
  }
  const isAskable = mayYetArrive || held.held === 'not_known' || ASKABLE.includes(code);
  const isSignedOut = code === 'signed_out';
  const isPassing = PASSING.includes(code) && retryAt === null && !mayYetArrive;
  return (
    <Notice
      tone="bad"
      title={title}
      actions={
        <>
          {isSignedOut && <SignInAgain variant="primary" />}
          {code === 'not_editable' && <CopyEdits meant={props.meant} />}
          {isAskable && (
            <Button size="sm" onClick={props.onReadAgain} isBusy={isReading}>
              Refresh
            </Button>
          )}
        </>
      }
    >
      <p>{failure.message}</p>
      {faults.length === 0 && detail !== undefined && (
        <p className="break-words">
          {OWN_DETAIL.includes(code) ? detail : `Tavus says: ${detail}`}
        </p>
      )}
      <FaultList faults={faults} nameOf={props.nameOf} onJump={props.onJump} />
      {retryAt !== null && <Countdown until={retryAt} />}
      {!isSignedOut && <HeldWords {...held} />}
      {code === 'not_editable' && (
        <p>
          Tavus lists this PAL neither as yours nor as a stock PAL. It may belong to someone else.
        </p>
      )}
      {isPassing && <p>Review and save again in a moment.</p>}
      {mayYetArrive && <p>The save may still arrive. Refresh before you save again.</p>}
    </Notice>
  );
}

/** Seen every second, heard once: when it is over. */
function Countdown({ until }: { until: number }) {
  const secondsLeft = useSecondsLeft(until);
  return (
    <>
      {secondsLeft > 0 && <p className="tabular-nums">Retry in {duration(secondsLeft)}.</p>}
      <p aria-live="polite">{secondsLeft === 0 && 'You can save again.'}</p>
    </>
  );
}
