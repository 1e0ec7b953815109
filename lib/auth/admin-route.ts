import 'server-only';
import { respond } from '@/lib/respond';
import type { Admin } from './admin';
import { palIdOf, passDoor } from './door';
import { requireAdmin } from './require-admin';

type RouteHandler<C> = (request: Request, context: C, admin: Admin) => Promise<Response>;

/** The guard of a GET route: without access the response is the failure, and the handler never runs. */
export function adminRoute<C = unknown>(handler: RouteHandler<C>) {
  return async (request: Request, context: C): Promise<Response> => {
    const { pathname } = new URL(request.url);
    return passDoor<Admin, Response>(
      { kind: 'route', name: pathname, pal_id: palIdOf(await paramsOf(context)) },
      {
        enter: () => requireAdmin({ kind: 'route' }),
        serve: (admin) => handler(request, context, admin),
        refuse: (failure) => respond({ ok: false, error: failure }),
        outcomeOf: ({ status }) => (status < 400 ? 'ok' : String(status)),
      },
    );
  };
}

function paramsOf(context: unknown): unknown {
  const hasParams = typeof context === 'object' && context !== null && 'params' in context;
  return hasParams ? context.params : undefined;
}
