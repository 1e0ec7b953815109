'use client';

import type { Route } from 'next';
import { useActionState, useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { SignInOutcome } from '@/lib/auth/sign-in';
import type { Result } from '@/lib/result';
import { signInAction } from './actions';
import { PasswordField } from './password-field';
import { signInWords } from './sign-in-words';

/** Works without scripts as well: then the server answers with the page, or leads on. */
export function PasswordForm({ back }: { back: Route }) {
  const [answer, action, isPending] = useActionState<Result<SignInOutcome> | null, FormData>(
    signInAction,
    null,
  );
  const form = useRef<HTMLFormElement>(null);
  const isSignedIn = answer?.ok === true && answer.data.kind === 'signed_in';
  const words = answer === null || isPending ? null : signInWords(answer);

  useEffect(() => {
    // A full load: nothing that this window held in memory for somebody else is left.
    if (isSignedIn) window.location.replace(back);
    else if (answer !== null)
      form.current?.querySelector<HTMLInputElement>('[name=password]')?.focus();
  }, [answer, isSignedIn, back]);

  return (
    <form ref={form} action={action} className="flex flex-col gap-4">
      <input type="hidden" name="back" value={back} />
      <PasswordField isWrong={words !== null} />
      <div role="alert" id="sign-in-error" className="empty:hidden">
        {words && <Notice tone="bad">{words}</Notice>}
      </div>
      <Button
        type="submit"
        variant="primary"
        isBusy={isPending || isSignedIn}
        className="h-10! w-full pointer-coarse:h-11!"
      >
        {isPending || isSignedIn ? 'Signing in …' : 'Sign in'}
      </Button>
    </form>
  );
}
