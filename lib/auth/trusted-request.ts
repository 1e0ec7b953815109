import 'server-only';
import { isLoopbackHost } from '@/lib/loopback';

/** A page opened or refreshed, a GET of `app/api`, or a server action. */
export type RequestKind = 'page' | 'route' | 'action';

/**
 * Judges a request by the headers a browser sets and no script can forge.
 * - Host: a server bound to loopback answers only to names that always mean this machine, whatever
 *   the port. A foreign name that resolves here is DNS rebinding.
 * - Sec-Fetch-Site: routes refuse what another site (or another port) asked the browser to fetch;
 *   a page may be reached by a link from anywhere.
 * - Origin: actions want their own. Next's check lets a missing Origin pass and believes
 *   X-Forwarded-Host, so it is not relied on.
 * @param boundHost the host the server listens on
 */
export function isTrustedRequest(headers: Headers, boundHost: string, kind: RequestKind): boolean {
  const host = headers.get('host');
  const own = host === null ? null : parseHost(host, 'http:');
  if (host === null || own === null) return false;
  if (isLoopbackHost(boundHost) && !isLoopbackHost(own.hostname)) return false;
  const site = headers.get('sec-fetch-site');
  switch (kind) {
    case 'page':
      return true;
    case 'route':
      return site === null || site === 'same-origin' || site === 'none';
    case 'action': {
      const origin = headers.get('origin');
      if (origin === null) return site === 'same-origin';
      return (site === null || site === 'same-origin') && isOwnOrigin(origin, host);
    }
  }
}

function isOwnOrigin(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return false;
  return url.origin === origin && url.host === parseHost(host, url.protocol)?.host;
}

/** The header read as browsers read a host; null where it holds more, or less, than host and port. */
function parseHost(host: string, protocol: string): URL | null {
  const address = `${protocol}//${host}`;
  if (!/^[A-Za-z0-9.:[\]-]+$/.test(host) || !URL.canParse(address)) return null;
  return new URL(address);
}
