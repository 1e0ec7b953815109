import 'server-only';
import type { Result } from '@/lib/result';
import { outcomeOfResult, passDoor } from './door';
import { requireTrust } from './require-admin';

interface ActionDoor {
  /** As it is logged: `sign_in`. */
  readonly name: string;
}

/** The guard of an action that needs no session. It must still come from our own pages. */
export function publicAction<A extends unknown[], T>(
  { name }: ActionDoor,
  handler: (...args: A) => Promise<Result<T>>,
): (...args: A) => Promise<Result<T>> {
  return (...args) =>
    passDoor<null, Result<T>>(
      { kind: 'action', name },
      {
        enter: () => requireTrust('action'),
        serve: () => handler(...args),
        refuse: (error) => ({ ok: false, error }),
        outcomeOf: outcomeOfResult,
      },
    );
}
