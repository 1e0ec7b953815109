import type { Route } from 'next';
import { needsSession } from '@/lib/headers/page-access';
import { paths } from '@/lib/paths';

/** Longer addresses are none of ours, and would not fit where they are carried. */
const MAX_LENGTH = 2_048;
/** Any base will do: what stays at it after resolving, as browsers resolve, is a path. */
const BASE = 'http://dashboard.invalid';
/** Our pages have plain names, and the ids in them too: an escape would only hide something. */
const PLAIN_PATH = /^(?:\/[A-Za-z0-9][\w.~-]*)+$/;
/** Next's own marks of a navigation, which are no part of a page's address. */
const INTERNAL = ['_rsc'];

/**
 * Where to go after signing in, out of an address's query, a form or a header.
 * @param value anything
 * @returns an address of one of our pages, as a path; the PALs for everything else
 */
export function parseBack(value: unknown): Route {
  if (typeof value !== 'string' || value.length > MAX_LENGTH) return paths.pals();
  // One slash and no second one of either kind: `//evil` and `/\evil` are other hosts. Browsers
  // drop tabs and line breaks before they look, so nothing but printable ASCII counts.
  if (!/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(value) || !URL.canParse(value, BASE)) {
    return paths.pals();
  }
  const url = new URL(value, BASE);
  const isPage = PLAIN_PATH.test(url.pathname) && needsSession(url.pathname);
  if (url.origin !== BASE || !isPage) return paths.pals();
  // Only where there is one: taking one out writes the whole query anew.
  for (const name of INTERNAL) if (url.searchParams.has(name)) url.searchParams.delete(name);
  return `${url.pathname}${url.search}${url.hash}` as Route;
}
