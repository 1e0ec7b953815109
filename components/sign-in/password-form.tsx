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

/** Also works without scripts: then the server answers with the page, or redirects. */
export function PasswordForm({ back }: { back: Route }) {
  const [answer, action, isPending] = useActionState<Result<SignInOutcome> | null, FormData>(
    signInAction,
    null,
  );
  const form = useRef<HTMLFormElement>(null);
  const isSignedIn = answer?.ok === true && answer.data.kind === 'signed_in';
  const words = answer === null || isPending ? null : signInWords(answer);

  useEffect(() => {
    // A full load, so that nothing another user had in memory is left in this window.
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
