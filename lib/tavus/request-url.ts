import 'server-only';

const PATH_PART = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/**
 * The address of a call below the API's base address.
 * Ids come from the browser's address bar and from answers: what is not plainly an id never becomes
 * part of a path (`encodeURIComponent('..')` is still `..`), and the finished address is compared
 * with what was meant.
 * @param path the parts of the path, such as `['v2', 'pals', palId]`
 * @returns null where a part is not an id, or the address would lie elsewhere
 */
export function buildRequestUrl(
  baseUrl: URL,
  path: readonly string[],
  query: Readonly<Record<string, string>> = {},
): URL | null {
  if (path.length === 0 || !path.every((part) => PATH_PART.test(part))) return null;
  const meant = `${baseUrl.pathname.replace(/\/+$/, '')}/${path.map(encodeURIComponent).join('/')}`;
  const url = new URL(meant, baseUrl);
  if (url.origin !== baseUrl.origin || url.pathname !== meant) return null;
  url.search = new URLSearchParams(query).toString();
  return url;
}
