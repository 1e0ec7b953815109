import 'server-only';
import type { Instrumentation } from 'next';
import { log } from './log';

type Thrown = Parameters<Instrumentation.onRequestError>;

/**
 * The line of a bug that was thrown while a request was served: where, and the digest under which
 * the browser was told of it and Next prints its stack on standard error. Nothing the error says,
 * no header and no query: any of them may hold what nobody should read.
 */
export function logThrown(
  thrown: Thrown[0],
  { path, method, headers }: Thrown[1],
  { routePath, routeType }: Thrown[2],
): void {
  const id = headers['x-request-id'];
  log('error', 'request_failed', {
    request_id: typeof id === 'string' ? id : undefined,
    method,
    path: path.replace(/[?#].*$/s, ''),
    route: routePath,
    kind: routeType,
    error: thrown instanceof Error ? thrown.name : typeof thrown,
    digest: digestOf(thrown),
  });
}

function digestOf(thrown: unknown): string | undefined {
  if (typeof thrown !== 'object' || thrown === null || !('digest' in thrown)) return undefined;
  return typeof thrown.digest === 'string' ? thrown.digest : undefined;
}
