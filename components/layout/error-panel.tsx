'use client';
'use no memo';

import { CircleAlert } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { useIsHydrated } from '@/components/ui/use-is-hydrated';
import { paths } from '@/lib/paths';
import type { Failure, FailureCode } from '@/lib/result';
import { tryNow } from '@/lib/try-now';
import { duration } from './duration';
import { SignInAgain } from './session/sign-in-again';
import { useCountdown } from './use-countdown';

export interface ErrorPanelProps {
  failure: Failure;
  /** What could not be done: "The PALs could not be read". */
  title?: string;
  /** By default the page is asked for again. A promise keeps the button busy until it settles. */
  onRetry?: () => unknown;
}

/** For these the same question has the same answer; the way on is elsewhere. */
const FINAL: readonly FailureCode[] = ['invalid_id', 'not_allowed', 'read_only', 'signed_out'];
const LEAD_BACK: readonly FailureCode[] = ['invalid_id', 'not_found', 'forbidden'];

export function ErrorPanel({
  failure,
  title = 'This could not be read',
  onRetry,
}: ErrorPanelProps) {
  const router = useRouter();
  // The server's HTML has the button before its code is here: a click on it then would be lost.
  const isHydrated = useIsHydrated();
  const [isRetrying, startRetry] = useTransition();
  const [hasRetried, setHasRetried] = useState(false);
  const secondsLeft = useCountdown(failure.retry_after_seconds, failure);

  const isPaused = failure.code === 'rate_limited' && secondsLeft > 0;

  function retry() {
    setHasRetried(true);
    startRetry(async () => {
      if (isPaused) await tryNow();
      if (onRetry) await onRetry();
      else router.refresh();
    });
  }

  return (
    <section className="flex max-w-form gap-3 rounded border border-line bg-surface p-4 sm:p-6">
      <CircleAlert aria-hidden className="mt-1 size-4 shrink-0 text-bad" />
      <div className="flex min-w-0 flex-1 flex-col items-start gap-3">
        <div role="alert" className="flex max-w-full flex-col gap-1">
          <h2 className="text-lg font-medium wrap-anywhere">{title}</h2>
          <p>{failure.message}</p>
          {hasRetried && !isRetrying && <p className="text-muted">Tried again: no change yet.</p>}
        </div>
        {failure.detail && <Detail text={failure.detail} />}
        <div className="flex flex-wrap gap-2">
          {!FINAL.includes(failure.code) && (
            <Button onClick={retry} isBusy={isRetrying} disabled={!isHydrated || secondsLeft > 0}>
              <span className="tabular-nums">
                {secondsLeft > 0 ? `Try again in ${duration(secondsLeft)}` : 'Try again'}
              </span>
            </Button>
          )}
          {isPaused && (
            <Button onClick={retry} isBusy={isRetrying} disabled={!isHydrated}>
              Try now
            </Button>
          )}
          {failure.code === 'signed_out' && <SignInAgain variant="primary" />}
          {LEAD_BACK.includes(failure.code) && (
            <Link href={paths.pals()} className={buttonClass('ghost')}>
              Go to the PALs
            </Link>
          )}
        </div>
      </div>
    </section>
  );
}

/** The API's own words, always as text. */
function Detail({ text }: { text: string }) {
  return (
    <div className="w-full text-sm">
      <p className="text-muted">Tavus said:</p>
      <p className="mt-1 max-h-40 overflow-auto rounded bg-sunken px-2.5 py-1.5 font-mono wrap-anywhere whitespace-pre-wrap">
        {text}
      </p>
    </div>
  );
}
