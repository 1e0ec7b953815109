'use client';

import { duration } from '@/components/layout/duration';
import { SignInAgain } from '@/components/layout/session/sign-in-again';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { Failure, FailureCode } from '@/lib/result';
import type { SkillConfigs } from '@/lib/skill-set/changes';
import type { PlacedFault } from './api-errors';
import { FaultList } from './fault-list';
import { PalGoneNotice } from './pal-gone-notice';
import { useSecondsLeft } from '@/components/ui/use-seconds-left';

interface FailedSaveNoticeProps {
  readonly title: 'Not sent' | 'Not saved';
  readonly failure: Failure;
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

/** A save after which Tavus holds what it held before: why, and what to do next. */
export function FailedSaveNotice(props: FailedSaveNoticeProps) {
  const { title, failure, faults, retryAt, isReading, mayYetArrive } = props;
  if (failure.code === 'not_found') {
    return <PalGoneNotice {...props} title={`${title}: this PAL is gone`} />;
  }
  const isAskable = mayYetArrive || ASKABLE.includes(failure.code);
  const isSignedOut = failure.code === 'signed_out';
  const isPassing = PASSING.includes(failure.code) && retryAt === null && !mayYetArrive;
  return (
    <Notice
      tone="bad"
      title={title}
      actions={
        <>
          {isSignedOut && <SignInAgain variant="primary" />}
          {isAskable && (
            <Button size="sm" onClick={props.onReadAgain} isBusy={isReading}>
              Read from Tavus again
            </Button>
          )}
        </>
      }
    >
      <p>{failure.message}</p>
      {faults.length === 0 && failure.detail !== undefined && (
        <p className="break-words">Tavus says: {failure.detail}</p>
      )}
      <FaultList faults={faults} nameOf={props.nameOf} onJump={props.onJump} />
      {retryAt !== null && <Countdown until={retryAt} />}
      <p>
        {title === 'Not saved' && 'Tavus holds what it held before. '}
        {!isSignedOut && 'Your edits are kept.'}
        {isPassing && ' Review and save again in a moment.'}
        {mayYetArrive && ' The call may still arrive: read again before you repeat it.'}
      </p>
    </Notice>
  );
}

/** Seen every second, heard once: when it is over. */
function Countdown({ until }: { until: number }) {
  const secondsLeft = useSecondsLeft(until);
  return (
    <>
      {secondsLeft > 0 && (
        <p className="tabular-nums">Nothing is sent for another {duration(secondsLeft)}.</p>
      )}
      <p aria-live="polite">{secondsLeft === 0 && 'The pause is over: you can save again.'}</p>
    </>
  );
}
