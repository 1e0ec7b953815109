/** Where this page is, as the address to come back to after signing in. */
export function here(): string {
  const { pathname, search, hash } = window.location;
  return `${pathname}${search}${hash}`;
}
