'use client';
'use no memo';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useIdentity } from '@/components/layout/identity';
import { LiveStatus } from '@/components/ui/live-region';
import { FailureError } from '@/lib/get-json';
import { onSessionNews, tellSession } from '@/lib/session-news';
import { readSession, type ReadSession } from './read-session';
import { openTabChannel } from './session-channel';
import { SessionLine } from './session-line';
import { watchSession, type SessionStanding, type SessionWatcher } from './watch-session';

/** What only somebody at work does. On the way up, so that no click is taken from under a finger. */
const SIGNS = ['pointerup', 'keydown', 'wheel'] as const;

/** Follows the session while the page is open: renews it, warns, says that it has ended, and goes on. */
export function SessionWatch() {
  const { user, role } = useIdentity();
  const [standing, setStanding] = useState<SessionStanding>({ state: 'running' });
  const watcher = useRef<SessionWatcher>(null);
  const router = useRouter();
  const client = useQueryClient();

  const resume = useEffectEvent((isRoleNew: boolean) => {
    tellSession('resumed');
    const predicate = ({ state }: { state: { error: Error | null } }) => isSignedOut(state.error);
    void client.refetchQueries({ predicate });
    if (isRoleNew) router.refresh();
  });

  const begin = useEffectEvent(() =>
    watchSession({
      admin: { user, role },
      read: readSession,
      openChannel: openTabChannel,
      onChange: setStanding,
      onResume: (isRoleNew) => resume(isRoleNew),
    }),
  );

  useEffect(() => {
    const session = begin();
    watcher.current = session;
    const ended = new AbortController();
    const { signal } = ended;
    const note = () => session.noteActivity();
    for (const sign of SIGNS) {
      window.addEventListener(sign, note, { capture: true, passive: true, signal });
    }
    const look = () => document.visibilityState === 'visible' && session.noteReturn();
    document.addEventListener('visibilitychange', look, { signal });
    window.addEventListener('focus', look, { signal });
    // A page that Back takes from memory, whole, after its session has ended.
    const wake = ({ persisted }: PageTransitionEvent) => {
      if (persisted) void readSession(false).then(reloadUnlessRunning, () => undefined);
    };
    window.addEventListener('pageshow', wake, { signal });
    const unsubscribe = onSessionNews('refused', () => session.noteRefusal());
    return () => {
      ended.abort();
      unsubscribe();
      session.close();
    };
  }, [user.id]);

  return (
    <div
      data-session-line={standing.state === 'running' ? undefined : ''}
      className="sticky top-0 z-20"
    >
      <LiveStatus>
        <SessionLine standing={standing} onStay={() => watcher.current?.stay()} />
      </LiveStatus>
    </div>
  );
}

function reloadUnlessRunning(session: ReadSession | null): void {
  if (session === null) window.location.reload();
}

function isSignedOut(error: Error | null): boolean {
  return error instanceof FailureError && error.failure.code === 'signed_out';
}
