'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { parseBack } from '@/lib/auth/back';
import { publicAction } from '@/lib/auth/public-action';
import { endAllSessions, endSession } from '@/lib/auth/sessions';
import { signInWithPassword } from '@/lib/auth/sign-in';
import { audit } from '@/lib/log/audit';
import { paths } from '@/lib/paths';
import { ok } from '@/lib/result';

/**
 * Takes the sign-in form: `password` and `back`. A page with scripts then leads on by itself, by
 * loading anew; without them the answer does.
 */
export const signInAction = publicAction(
  { name: 'sign_in' },
  async (_before: unknown, form: unknown) => {
    const field = (name: string) => (form instanceof FormData ? form.get(name) : null);
    const password = field('password');
    const outcome = await signInWithPassword(typeof password === 'string' ? password : '');
    if (outcome.kind === 'signed_in' && !(await isCalledByScript()))
      redirect(parseBack(field('back')));
    return ok(outcome);
  },
);

/** Ends this session, for every copy of its cookie. Without one it is as well: the cookie goes. */
export const signOutAction = publicAction({ name: 'sign_out' }, async () => {
  const ended = await endSession();
  if (ended !== null) audit({ event: 'sign_out', everywhere: false, user: ended.user.id });
  if (!(await isCalledByScript())) redirect(paths.signIn());
  return ok(null);
});

/** Ends all sessions of the caller, in every browser and on every instance. */
export const signOutEverywhereAction = publicAction({ name: 'sign_out_everywhere' }, async () => {
  const ended = await endAllSessions();
  if (ended !== null) audit({ event: 'sign_out', everywhere: true, user: ended.user.id });
  if (!(await isCalledByScript())) redirect(paths.signIn());
  return ok(null);
});

/** Whether Next's script has sent this, and not a form by itself. */
async function isCalledByScript(): Promise<boolean> {
  return (await headers()).has('next-action');
}
