import 'server-only';
import { paths } from '@/lib/paths';
import type { OidcFailure } from './failure-words';

/** Redirects the browser with a response that no cache keeps. */
export function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
}

/** Back to the sign-in page, which says what failed. The address stays relative: the browser knows ours. */
export function toSignIn(failure: OidcFailure, back?: string): Response {
  const url = new URL(paths.signIn(back), 'http://placeholder.invalid');
  url.searchParams.set('error', failure);
  return seeOther(`${url.pathname}${url.search}`);
}
