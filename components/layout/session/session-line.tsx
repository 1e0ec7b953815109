'use client';

import { CircleAlert, CircleCheck, Clock } from 'lucide-react';
import type { ReactNode } from 'react';
import { duration } from '@/components/layout/duration';
import { Button } from '@/components/ui/button';
import { useSecondsLeft } from '@/components/ui/use-seconds-left';
import { SignInAgain } from './sign-in-again';
import type { SessionStanding } from './watch-session';

interface SessionLineProps {
  readonly standing: SessionStanding;
  readonly onStay: () => void;
}

/** The line that reports a session that is ending, has ended or was replaced. */
export function SessionLine({ standing, onStay }: SessionLineProps) {
  switch (standing.state) {
    case 'running':
      return null;
    case 'resumed':
      return (
        <Line icon={<CircleCheck aria-hidden />} look="border-good-line bg-good-soft text-good">
          You are signed in again. You can continue where you left off.
        </Line>
      );
    case 'ending':
      return (
        <Line
          icon={<Clock aria-hidden />}
          look="border-warn-line bg-warn-soft text-warn"
          action={
            standing.why === 'idle' ? (
              <Button size="sm" onClick={onStay}>
                Stay signed in
              </Button>
            ) : (
              <SignInAgain />
            )
          }
        >
          {standing.why === 'idle'
            ? 'You will be signed out in less than two minutes for inactivity.'
            : 'You will be signed out in less than two minutes: this session has reached its maximum length.'}{' '}
          Your unsaved changes are kept. <Left until={standing.endsAt} />
        </Line>
      );
    case 'ended':
      return (
        <Line
          icon={<CircleAlert aria-hidden />}
          look="border-bad-line bg-bad-soft text-bad"
          action={<SignInAgain />}
        >
          {standing.why === 'signed_out'
            ? 'You signed out in another tab.'
            : 'Your session has ended.'}{' '}
          This page may be out of date. Sign in again here or in another tab. Your unsaved changes
          are kept.
        </Line>
      );
    case 'replaced':
      return (
        <Line
          icon={<CircleAlert aria-hidden />}
          look="border-bad-line bg-bad-soft text-bad"
          action={
            <Button size="sm" onClick={() => window.location.reload()}>
              Reload the page
            </Button>
          }
        >
          <bdi className="font-medium wrap-anywhere">{standing.name}</bdi> is now signed in on this
          browser. Reload the page to continue as them. Your unsaved changes are kept for you.
        </Line>
      );
  }
}

interface LineProps {
  icon: ReactNode;
  /** Frame, ground and the icon's colour. */
  look: string;
  action?: ReactNode;
  children: ReactNode;
}

function Line({ icon, look, action, children }: LineProps) {
  return (
    <div className={`border-b ${look}`}>
      <div className="mx-auto flex min-h-11 max-w-page flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2 text-sm sm:px-6">
        <p className="flex min-w-0 flex-1 basis-64 items-start gap-2 [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0">
          {icon}
          <span className="min-w-0 text-ink">{children}</span>
        </p>
        {action}
      </div>
    </div>
  );
}

/** Hidden from screen readers, which would announce every second. */
function Left({ until }: { until: number }) {
  const seconds = useSecondsLeft(until);
  return (
    <span aria-hidden className="tabular-nums">
      ({duration(seconds)})
    </span>
  );
}
