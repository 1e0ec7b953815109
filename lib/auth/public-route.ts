import 'server-only';
import { respond } from '@/lib/respond';
import { ok } from '@/lib/result';
import { passDoor } from './door';
import { requireTrust } from './require-admin';
import type { RequestKind } from './trusted-request';

interface PublicDoor {
  /** Answers under any Host: for load balancers and probes, which ask by address. Not in the log. */
  readonly anyHost?: boolean;
  /** `page` for what people are led to from other sites: a route refuses that by default. */
  readonly kind?: Extract<RequestKind, 'page' | 'route'>;
}

/** The guard of a route that needs no session and returns nothing confidential. */
export function publicRoute<C = unknown>(
  handler: (request: Request, context: C) => Promise<Response>,
  { anyHost = false, kind = 'route' }: PublicDoor = {},
) {
  return (request: Request, context: C): Promise<Response> => {
    const { pathname } = new URL(request.url);
    return passDoor<null, Response>(
      { kind: 'route', name: pathname, level: anyHost ? 'debug' : 'info' },
      {
        enter: async () => (anyHost ? ok(null) : requireTrust(kind)),
        serve: () => handler(request, context),
        refuse: (failure) => respond({ ok: false, error: failure }),
        outcomeOf: ({ status }) => (status < 400 ? 'ok' : String(status)),
      },
    );
  };
}
