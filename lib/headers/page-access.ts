/** Whose addresses are answered to anybody, or have a door that answers in its own way. */
const OPEN_PATHS = /^\/(?:_next|api|sign-in)\/|^\/(?:sign-in|healthz|readyz|icon[^/]*)$/;

/** Whether an address is a page for people who have signed in. A first sieve: the doors decide. */
export function needsSession(pathname: string): boolean {
  return !OPEN_PATHS.test(pathname);
}

/** Whether an answer may be kept by caches: it is the same for everybody. */
export function isPublicFile(pathname: string): boolean {
  return /^\/(?:_next\/static\/.*|icon[^/]*)$/.test(pathname);
}

/** The address as people know it: without the parameter Next's router adds to its own reads. */
export function pathOf({ pathname, searchParams }: Pick<URL, 'pathname' | 'searchParams'>): string {
  const query = new URLSearchParams(searchParams);
  query.delete('_rsc');
  return query.size === 0 ? pathname : `${pathname}?${query}`;
}
