/** Addresses that are public, or whose guard answers in its own way. */
const OPEN_PATHS = /^\/(?:_next|api|sign-in)\/|^\/(?:sign-in|healthz|readyz|icon[^/]*)$/;

/** Whether an address is a page that needs a session. Only a hint: the guards decide. */
export function needsSession(pathname: string): boolean {
  return !OPEN_PATHS.test(pathname);
}

/** Whether caches may keep a response: it is the same for everyone. */
export function isPublicFile(pathname: string): boolean {
  return /^\/(?:_next\/static\/.*|icon[^/]*)$/.test(pathname);
}

/** The address as people know it: without the parameter Next's router adds to its own reads. */
export function pathOf({ pathname, searchParams }: Pick<URL, 'pathname' | 'searchParams'>): string {
  const query = new URLSearchParams(searchParams);
  query.delete('_rsc');
  return query.size === 0 ? pathname : `${pathname}?${query}`;
}
