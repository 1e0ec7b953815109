import 'server-only';

/** What load balancers and probes are told: whether to send people here, and not a word more. */
export type ServingStatus = 'ok' | 'not_ready' | 'stopping';

/** `{"status": …}` under 200 where all is well, else under 503. */
export function respondWithStatus(status: ServingStatus): Response {
  return Response.json(
    { status },
    { status: status === 'ok' ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
}
