import 'server-only';
import { isLoopbackHost } from '@/lib/loopback';

/** A page opened or refreshed, a GET of a route, or a server action. */
export type RequestKind = 'page' | 'route' | 'action';

/**
 * Next sets it when it sends an action on to itself, because the page that was called does not have
 * it. That request has our own Host and the server's address, so it says nothing of who sent it.
 */
const FORWARDED_ACTION = 'x-action-forwarded';

/**
 * Judges a request by the headers a browser sets and no script can forge. X-Forwarded-Host, which
 * anyone can send, is never read.
 * - Host: that of `APP_ORIGIN`; without one, names that always mean this machine, whatever the port.
 *   A foreign name that leads here is DNS rebinding.
 * - Sec-Fetch-Site: routes refuse what another site (or another port) asked the browser to fetch;
 *   a page may be reached by a link from anywhere.
 * - Actions want to come from our own pages: by Sec-Fetch-Site, or, where a browser sends none (on
 *   plain HTTP beyond this machine), by their Origin. Next's own check lets a missing Origin pass.
 *   One that Next has handed on to itself is refused.
 */
export function isTrustedRequest(
  headers: Headers,
  appOrigin: URL | null,
  kind: RequestKind,
): boolean {
  const host = headers.get('host');
  if (host === null || !isOwnHost(host, appOrigin)) return false;
  const site = headers.get('sec-fetch-site');
  switch (kind) {
    case 'page':
      return true;
    case 'route':
      return site === null || site === 'same-origin' || site === 'none';
    case 'action': {
      if (headers.has(FORWARDED_ACTION)) return false;
      const origin = headers.get('origin');
      if (site === null) return origin !== null && isOwnOrigin(origin, host, appOrigin);
      if (site !== 'same-origin') return false;
      // A page that sends no referrer posts its forms with Origin "null": the site decides.
      return origin === null || origin === 'null' || isOwnOrigin(origin, host, appOrigin);
    }
  }
}

/** Whether a Host header names this dashboard. */
function isOwnHost(host: string, appOrigin: URL | null): boolean {
  if (appOrigin !== null) return parseHost(host, appOrigin.protocol)?.host === appOrigin.host;
  const own = parseHost(host, 'http:');
  return own !== null && isLoopbackHost(own.hostname);
}

function isOwnOrigin(origin: string, host: string, appOrigin: URL | null): boolean {
  if (appOrigin !== null) return origin === appOrigin.origin;
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
