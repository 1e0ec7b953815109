import type { Outcome, Site } from './site';
import { worst } from './site';

/** Six months of thirty days: the Observatory is a little generous. */
const SIX_MONTHS_S = 15_552_000;

/** Strict-Transport-Security. Whether a browser has the site on its preload list is not looked up. */
export function testStrictTransport({ url, page }: Site): Outcome {
  if (url.protocol !== 'https:') return { result: 'hsts-not-implemented-no-https', modifier: -20 };
  const header = page.headers.get('strict-transport-security');
  if (header === null) return { result: 'hsts-not-implemented', modifier: -20 };
  const parts = header.split(';').map((part) => part.trim().toLowerCase());
  const maxAge = Number.parseInt(
    parts.findLast((part) => part.startsWith('max-age='))?.slice(8) ?? '',
    10,
  );
  if (header.includes(',') || Number.isNaN(maxAge)) {
    return { result: 'hsts-header-invalid', modifier: -20 };
  }
  return maxAge < SIX_MONTHS_S
    ? { result: 'hsts-implemented-max-age-less-than-six-months', modifier: -10 }
    : { result: 'hsts-implemented-max-age-at-least-six-months', modifier: 0 };
}

/** What a visit over plain http comes to. */
export function testRedirection({ httpRoute }: Site): Outcome {
  if (httpRoute === null) return { result: 'redirection-not-needed-no-http', modifier: 0 };
  const [first, second] = httpRoute;
  const last = httpRoute.at(-1);
  if (first === undefined || second === undefined) {
    return { result: 'redirection-missing', modifier: -20 };
  }
  if (last?.protocol !== 'https:') return { result: 'redirection-not-to-https', modifier: -20 };
  if (second.protocol === 'http:') {
    return { result: 'redirection-not-to-https-on-initial-redirection', modifier: -10 };
  }
  return first.hostname === second.hostname
    ? { result: 'redirection-to-https', modifier: 0 }
    : { result: 'redirection-off-host-from-http', modifier: -5 };
}

/** Cookies: `Secure` for all, `HttpOnly` for those of sessions, `SameSite` for the bonus. */
export function testCookies(site: Site): Outcome {
  if (site.cookies.length === 0) return { result: 'cookies-not-found', modifier: 0 };
  const cookies = site.cookies.map(readCookie);
  const isProtected = testStrictTransport(site).modifier === 0;
  const faults = cookies.flatMap((cookie) => cookieFaults(cookie, isProtected));
  return worst(
    faults,
    cookies.every(({ sameSite }) => sameSite !== null)
      ? { result: 'cookies-secure-with-httponly-sessions-and-samesite', modifier: 5 }
      : { result: 'cookies-secure-with-httponly-sessions', modifier: 0 },
  );
}

type Cookie = ReturnType<typeof readCookie>;

function readCookie(header: string) {
  const [pair = '', ...attributes] = header.split(';').map((part) => part.trim());
  const values = new Map(
    attributes.map((attribute) => {
      const [name = '', value = ''] = attribute.toLowerCase().split('=');
      return [name.trim(), value.trim()];
    }),
  );
  return {
    name: pair.split('=')[0]?.toLowerCase() ?? '',
    isSecure: values.has('secure'),
    isHttpOnly: values.has('httponly'),
    sameSite: values.get('samesite') ?? null,
  };
}

function cookieFaults(cookie: Cookie, isProtected: boolean): Outcome[] {
  const { name, isSecure, isHttpOnly, sameSite } = cookie;
  const isSession = name.includes('login') || name.includes('sess');
  const isKnownSite = sameSite === null || ['lax', 'strict', 'none'].includes(sameSite);
  const faults: (Outcome | false)[] = [
    (!isKnownSite || (sameSite === 'none' && !isSecure)) && {
      result: 'cookies-samesite-flag-invalid',
      modifier: -20,
    },
    !isSecure &&
      (isProtected
        ? { result: 'cookies-without-secure-flag-but-protected-by-hsts', modifier: -5 }
        : { result: 'cookies-without-secure-flag', modifier: -20 }),
    name.includes('csrf') &&
      sameSite === null && { result: 'cookies-anticsrf-without-samesite-flag', modifier: -20 },
    isSession &&
      !isSecure &&
      (isProtected
        ? { result: 'cookies-session-without-secure-flag-but-protected-by-hsts', modifier: -10 }
        : { result: 'cookies-session-without-secure-flag', modifier: -40 }),
    isSession && !isHttpOnly && { result: 'cookies-session-without-httponly-flag', modifier: -30 },
  ];
  return faults.filter((fault) => fault !== false);
}
