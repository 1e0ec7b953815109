import 'server-only';
import { finishBeforeStop } from '@/lib/graceful-stop';
import type { Result } from '@/lib/result';
import type { Admin, Role } from './admin';
import { outcomeOfResult, palIdOf, passDoor } from './door';
import { requireAdmin } from './require-admin';

interface ActionDoor {
  /** As it is logged: `save_skill_set`. */
  readonly name: string;
  readonly role: Role;
}

type ActionHandler<A extends unknown[], T> = (admin: Admin, ...args: A) => Promise<Result<T>>;

/** The guard of a server action: its id works at any address, so nothing else protects it. */
export function adminAction<A extends unknown[], T>(
  { name, role }: ActionDoor,
  handler: ActionHandler<A, T>,
): (...args: A) => Promise<Result<T>> {
  return (...args) =>
    finishBeforeStop(
      passDoor<Admin, Result<T>>(
        { kind: 'action', name, pal_id: palIdOf(args[0]) },
        {
          enter: () => requireAdmin({ kind: 'action', role }),
          serve: (admin) => handler(admin, ...args),
          refuse: (error) => ({ ok: false, error }),
          outcomeOf: outcomeOfResult,
        },
      ),
    );
}
