import 'server-only';
import type { ReactNode } from 'react';
import type { Failure } from '@/lib/result';
import { pageAddress, passDoor } from './door';
import { requireTrust } from './require-admin';

interface PageDoor<P> {
  readonly page: (props: P) => Promise<ReactNode>;
  /** What is shown under a foreign host name. */
  readonly refused: (failure: Failure) => ReactNode;
}

/** The guard of a page that needs no session. Under a foreign host name it shows nothing. */
export function publicPage<P>({ page, refused }: PageDoor<P>) {
  return async (props: P): Promise<ReactNode> => {
    const { pathname } = await pageAddress();
    return passDoor<null, ReactNode>(
      { kind: 'page', name: pathname },
      { enter: () => requireTrust('page'), serve: () => page(props), refuse: refused },
    );
  };
}
