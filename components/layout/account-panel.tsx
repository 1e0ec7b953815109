'use client';

import { LogOut, MonitorX } from 'lucide-react';
import { useState, useTransition, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { askToLeave } from '@/lib/leaving';
import { paths } from '@/lib/paths';
import type { Result } from '@/lib/result';
import { useIdentity } from './identity';
import { ROLES } from './roles';
import { here } from './session/here';
import { tellSignedOut } from './session/session-channel';

type SignOut = () => Promise<Result<unknown>>;

/** Server actions: handed down from the page, since the shell knows no feature. */
export interface SignOutActions {
  readonly signOut: SignOut;
  readonly signOutEverywhere: SignOut;
}

const METHODS = {
  none: null,
  password: 'Signed in with the password.',
  oidc: 'Signed in with your organisation’s account.',
} as const;

const EVERYWHERE = {
  none: '',
  password: 'Ends every session that was opened with the password, on all devices.',
  oidc: 'Ends your sessions on all devices.',
} as const;

/** What is behind the user menu. */
export function AccountPanel({ actions }: { actions: SignOutActions }) {
  const { user, role, method } = useIdentity();
  const { icon: Icon, word, can } = ROLES[role];
  const [isLeaving, startLeaving] = useTransition();
  const [hasFailed, setHasFailed] = useState(false);

  function leave(signOut: SignOut) {
    setHasFailed(false);
    // Edits are kept for the same person before the session ends, or it is asked what to do.
    askToLeave(() =>
      startLeaving(async () => {
        const isOut = await isSignedOutBy(signOut);
        if (!isOut) return setHasFailed(true);
        tellSignedOut();
        // A full load: nothing of what this page held in memory is left for the next person.
        window.location.replace(paths.signIn(here()));
        // Busy until the page is gone.
        await new Promise(() => undefined);
      }),
    );
  }

  return (
    <div>
      <div className="space-y-1 border-b border-line p-4">
        <p className="font-medium wrap-anywhere">
          <bdi>{user.name}</bdi>
        </p>
        <p className="flex gap-1.5 text-sm text-muted">
          <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>
            {word}. {can}
          </span>
        </p>
        <p className="text-sm text-muted">{METHODS[method]}</p>
      </div>
      <div className="space-y-1 p-2">
        <Item
          icon={<LogOut aria-hidden className="size-4" />}
          isBusy={isLeaving}
          onClick={() => leave(actions.signOut)}
        >
          Sign out
        </Item>
        <Item
          icon={<MonitorX aria-hidden className="size-4" />}
          isBusy={isLeaving}
          onClick={() => leave(actions.signOutEverywhere)}
          note={EVERYWHERE[method]}
        >
          Sign out everywhere
        </Item>
        <p role="alert" className="px-2 text-sm text-bad empty:hidden">
          {hasFailed && 'You are still signed in: the dashboard did not answer. Try again.'}
        </p>
      </div>
    </div>
  );
}

interface ItemProps {
  icon: ReactNode;
  isBusy: boolean;
  onClick: () => void;
  note?: string;
  children: string;
}

function Item({ icon, isBusy, onClick, note, children }: ItemProps) {
  const noteId = note === undefined ? undefined : 'sign-out-everywhere-note';
  return (
    <>
      <Button
        variant="ghost"
        icon={icon}
        isBusy={isBusy}
        onClick={onClick}
        aria-describedby={noteId}
        className="w-full justify-start! px-2! text-ink!"
      >
        {children}
      </Button>
      {noteId !== undefined && (
        <p id={noteId} className="px-2 pb-1 pl-8 text-sm text-muted">
          {note}
        </p>
      )}
    </>
  );
}

/** A session that is over already is as good as one that was just ended. */
async function isSignedOutBy(signOut: SignOut): Promise<boolean> {
  try {
    const answer = await signOut();
    return answer.ok || answer.error.code === 'signed_out';
  } catch {
    return false;
  }
}
