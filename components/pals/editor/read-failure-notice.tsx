'use client';

import { duration } from '@/components/layout/duration';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Timestamp } from '@/components/ui/timestamp';
import type { Failure } from '@/lib/result';
import type { SkillConfigs } from '@/lib/skill-set/changes';
import { tryNow } from '@/lib/try-now';
import { PalGoneNotice } from './pal-gone-notice';
import { LONG_WAIT_SECONDS } from './standing';
import { useSecondsLeft } from '@/components/ui/use-seconds-left';

export interface ReadFailureNoticeProps {
  readonly failure: Failure;
  /** When what the page shows was read, ISO 8601. */
  readonly readAt: string;
  /** Milliseconds since 1970: when the pause that Tavus asked for ends. */
  readonly retryAt: number | null;
  readonly meant: SkillConfigs | null;
  readonly isReading: boolean;
  readonly onReadAgain: () => void;
}

/** The page could not be read anew: what it shows is old, and why. */
export function ReadFailureNotice(props: ReadFailureNoticeProps) {
  const { failure, readAt, retryAt, meant, isReading, onReadAgain } = props;
  const secondsLeft = useSecondsLeft(retryAt);
  if (failure.code === 'not_found') return <PalGoneNotice {...props} title="This PAL is gone" />;
  const isRejected = failure.code === 'key_rejected';
  return (
    <Notice
      tone={isRejected ? 'bad' : 'warn'}
      title="Couldn't refresh skills"
      actions={
        // Signed out, the line above the page has what to do, and it is read again by itself.
        failure.code !== 'signed_out' && (
          <>
            {secondsLeft > LONG_WAIT_SECONDS && (
              <Button size="sm" onClick={() => void tryNow().then(onReadAgain)} isBusy={isReading}>
                Try now
              </Button>
            )}
            <Button size="sm" onClick={onReadAgain} isBusy={isReading} disabled={secondsLeft > 0}>
              {/* Each second of it would be read out. */}
              <span className="tabular-nums" aria-live="off">
                {secondsLeft > 0 ? `Refresh in ${duration(secondsLeft)}` : 'Refresh'}
              </span>
            </Button>
          </>
        )
      }
    >
      <p>
        {failure.message}
        {isRejected && ' It is not tried again until you refresh.'}
      </p>
      <Timestamp label="Last updated" value={readAt} />
      {meant !== null && <p>Your edits are still here.</p>}
    </Notice>
  );
}
