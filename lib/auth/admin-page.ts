import 'server-only';
import { redirect } from 'next/navigation';
import { cache, type ReactNode } from 'react';
import { inTime } from '@/lib/in-time';
import { paths } from '@/lib/paths';
import type { Failure } from '@/lib/result';
import type { Admin } from './admin';
import { parseBack } from './back';
import { hasSessionChanged } from './changed-session';
import { pageAddress, palIdOf, passDoor } from './door';
import { requireAdmin } from './require-admin';

/** Once a request, however many parts of a page ask. */
const enter = cache(() => requireAdmin({ kind: 'page' }));

/** Who looks at this page: for its title, its layout and its shell. */
export function pageAdmin() {
  return enter();
}

interface PageDoor<P> {
  readonly page: (props: P, admin: Admin) => Promise<ReactNode>;
  /** Shown to a user without access, for any reason other than a missing session. */
  readonly refused: (failure: Failure) => ReactNode;
  /** What is shown meanwhile where the page is late. */
  readonly skeleton: ReactNode;
}

/** The guard of a page: without a session it redirects to the sign-in, and from there back. */
export function adminPage<P extends { readonly params?: Promise<unknown> }>({
  page,
  refused,
  skeleton,
}: PageDoor<P>) {
  const open = async (props: P): Promise<ReactNode> => {
    const { pathname, address } = await pageAddress();
    const pal_id = palIdOf(await props.params);
    return passDoor<Admin, ReactNode>(
      { kind: 'page', name: pathname, pal_id },
      {
        enter,
        serve: (admin) => page(props, admin),
        refuse: async (failure) => {
          if (failure.code !== 'signed_out') return refused(failure);
          if (await hasSessionChanged()) return null;
          redirect(paths.signIn(parseBack(address)));
        },
      },
    );
  };
  return (props: P): Promise<ReactNode> => inTime(open(props), skeleton);
}
