/** What a stranger may send: the sign-in form with the longest password is some 13 kB. */
export const SMALL_BYTES = 64 * 1024;
/** What anyone may send; the limits of Next's config for an action and for `proxy.ts` are about this. */
export const LARGE_BYTES = 10 * 1024 * 1024;

/** Addresses that only ever answer: routes, files and probes, and the way to and from the provider. */
const TAKES_NO_BODY = /^\/(?:api|_next|sign-in\/oidc)(?:\/|$)|^\/(?:healthz|readyz|icon[^/]*)$/;

export interface RequestHead {
  readonly method: string;
  /** Path and query, as sent. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export type BodyVerdict =
  | { readonly kind: 'none' }
  /** Not to be read. `reason` is for the log. */
  | { readonly kind: 'refused'; readonly status: number; readonly reason: string }
  | { readonly kind: 'small' }
  /** Only for someone who has signed in. */
  | { readonly kind: 'large' };

/**
 * Judges the body of a request by its head, before any of it is read. Only pages take bodies, as the
 * address of a server action or of a form without scripts, and all of them say how long theirs is.
 */
export function judgeBody({ method, url, headers }: RequestHead): BodyVerdict {
  const length = Number(headers['content-length'] ?? 0);
  const isChunked = headers['transfer-encoding'] !== undefined;
  if (!isChunked && length === 0) return { kind: 'none' };
  if (method === 'GET' || method === 'HEAD') return refused(400, 'body_of_a_read');
  if (method !== 'POST' || TAKES_NO_BODY.test(pathOf(url))) return refused(405, 'no_body_here');
  if (isChunked) return refused(411, 'body_without_length');
  if (length <= SMALL_BYTES) return { kind: 'small' };
  const isAction = headers['next-action'] !== undefined;
  return isAction && length <= LARGE_BYTES ? { kind: 'large' } : refused(413, 'body_too_large');
}

/** As the router will read it: without the query, and with no doubled slashes in front. */
function pathOf(url: string): string {
  return url.replace(/[?#].*$/s, '').replace(/^\/+/, '/');
}

function refused(status: number, reason: string): BodyVerdict {
  return { kind: 'refused', status, reason };
}
