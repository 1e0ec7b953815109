'use client';
'use no memo';

import { usePathname } from 'next/navigation';
import { buttonClass, type ButtonVariant } from '@/components/ui/button-class';
import { paths } from '@/lib/paths';
import { here } from './here';

/**
 * Leads to the sign-in and from there back to this page. A plain link: the page is loaded anew
 * then, so nothing of what it held in memory is there for whoever signs in.
 */
export function SignInAgain({ variant }: { variant?: ButtonVariant }) {
  const path = usePathname();
  return (
    <a
      href={paths.signIn(path)}
      onClick={(event) => {
        // Filters and the open skill are in the address too, and change without a render.
        event.currentTarget.href = paths.signIn(here());
      }}
      className={buttonClass(variant, 'sm')}
    >
      Sign in again
    </a>
  );
}
