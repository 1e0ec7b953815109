'use client';
// Three files name it, and each brings a copy to every page: so it is made of as little as can be,
// without memoizing, without icons, and not of parts that would have to be fetched.
'use no memo';

import { useTransition } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { MessagePage } from './message-page';

interface UnexpectedErrorProps {
  error: unknown;
  retry: () => void;
}

/** For faults of the dashboard itself. Says what is safe and how to find it in the log; never a stack. */
export function UnexpectedError({ error, retry }: UnexpectedErrorProps) {
  const [isRetrying, startRetry] = useTransition();
  const digest = digestOf(error);
  return (
    <MessagePage
      title="Something broke in the dashboard"
      actions={
        <>
          <button
            type="button"
            aria-busy={isRetrying || undefined}
            aria-disabled={isRetrying || undefined}
            className={buttonClass('primary')}
            onClick={() => !isRetrying && startRetry(retry)}
          >
            {isRetrying ? 'Trying again' : 'Try again'}
          </button>
          {/* A full load: it also fetches the code anew, which a new release may have replaced. */}
          <button type="button" className={buttonClass()} onClick={() => window.location.reload()}>
            Reload the page
          </button>
        </>
      }
    >
      <p>
        This page could not be shown. Showing it changes nothing on Tavus. If a save was under way,
        look at the PAL before you save again.
      </p>
      {digest && (
        <p>
          The server’s log has the cause under <code className="font-mono text-ink">{digest}</code>.
        </p>
      )}
    </MessagePage>
  );
}

function digestOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('digest' in error)) return null;
  return typeof error.digest === 'string' ? error.digest : null;
}
