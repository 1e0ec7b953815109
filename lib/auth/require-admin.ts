import 'server-only';
import { headers } from 'next/headers';
import { env } from '@/lib/env';
import { fail, ok, type Result } from '@/lib/result';
import { isTrustedRequest, type RequestKind } from './trusted-request';

/**
 * Whether this request may read and save. Nobody signs in yet, so it is who can reach the port; what
 * is refused is other web sites reaching it through the browser of somebody who can.
 * Every page, route handler and action calls it first: an action's id works on any address.
 */
export async function requireAdmin({
  kind,
}: {
  readonly kind: RequestKind;
}): Promise<Result<{ readonly role: 'editor' }>> {
  const isTrusted = isTrustedRequest(await headers(), env().host, kind);
  return isTrusted ? ok({ role: 'editor' }) : fail('untrusted_request');
}
