import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { connect, type PeerCertificate } from 'node:tls';
import { failed, ok, skipped, warning, type Check } from './check';

const CONNECT_MS = 5_000;
const DAY_MS = 24 * 60 * 60_000;
const EXPIRES_SOON_DAYS = 7;
const PROXY_VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NODE_USE_ENV_PROXY'];

/**
 * Returns whether the host of an address is known by name.
 * @param find looks a name up; the system's way unless told
 */
export async function checkDns(
  baseUrl: URL,
  find: (host: string) => Promise<readonly unknown[]> = (host) => lookup(host, { all: true }),
): Promise<Check> {
  const host = baseUrl.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) return skipped('DNS', 'TAVUS_BASE_URL holds an IP address.');
  try {
    const addresses = await find(host);
    const count = addresses.length === 1 ? '1 address' : `${addresses.length} addresses`;
    return ok('DNS', `The host of the API has ${count}.`);
  } catch (error) {
    return failed(
      'DNS',
      `The host of the API was not found (${codeOf(error)}).`,
      "Check TAVUS_BASE_URL and this server's name servers.",
    );
  }
}

/** Returns whether the API's certificate is trusted here, and for how long it is valid. */
export function checkTls(baseUrl: URL): Promise<Check> {
  if (baseUrl.protocol !== 'https:') {
    return Promise.resolve(skipped('TLS', 'TAVUS_BASE_URL begins with http://.'));
  }
  const host = baseUrl.hostname.replace(/^\[|\]$/g, '');
  const servername = isIP(host) === 0 ? host : undefined;
  const port = Number(baseUrl.port || 443);
  return new Promise((resolve) => {
    const socket = connect({ host, port, servername, timeout: CONNECT_MS });
    const end = (check: Check) => {
      socket.destroy();
      resolve(check);
    };
    socket.once('secureConnect', () =>
      end(certificateCheck(socket.getPeerCertificate(), socket.getProtocol() ?? 'TLS')),
    );
    socket.once('timeout', () => end(unreached('ETIMEDOUT')));
    socket.once('error', (error) => end(tlsFault(codeOf(error))));
  });
}

function certificateCheck({ valid_to }: PeerCertificate, protocol: string): Check {
  const days = Math.floor((Date.parse(valid_to) - Date.now()) / DAY_MS);
  const message = `${protocol}, and the certificate is trusted for ${days} more days.`;
  return days >= EXPIRES_SOON_DAYS
    ? ok('TLS', message)
    : warning('TLS', message, 'It expires soon: ask who runs the host to renew it.');
}

function tlsFault(code: string): Check {
  if (!/CERT|SIGNED|UNABLE_TO|ALTNAME/.test(code)) return unreached(code);
  return failed(
    'TLS',
    `The certificate is not trusted (${code}).`,
    'A proxy may open the connection: set NODE_EXTRA_CA_CERTS to the certificate of its authority. ' +
      'Or the clock is wrong.',
  );
}

function unreached(code: string): Check {
  return failed(
    'TLS',
    `No connection to the API (${code}).`,
    'Let this server reach the host of the API on port 443: check its firewall and routes.',
  );
}

/** Returns a warning where proxies are configured: the dashboard calls the API without one. */
export function checkProxy(source: Readonly<Record<string, string | undefined>>): Check {
  const set = PROXY_VARIABLES.filter((name) => source[name] || source[name.toLowerCase()]);
  if (set.length === 0) return ok('Proxy', 'No proxy is configured.');
  return warning(
    'Proxy',
    `${set.join(', ')} ${set.length === 1 ? 'is' : 'are'} set, but the dashboard does not use proxies.`,
    'Let this server reach the API directly.',
  );
}

/** Returns an error's code, or `unknown`: a message could repeat an address. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^[A-Z0-9_]{1,60}$/.test(code) ? code : 'unknown';
}
