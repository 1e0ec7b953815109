import { isLoopbackHost } from '@/lib/loopback';
import { parseOrigin } from './addresses';
import type { EnvName } from './names';

type Given = Readonly<Partial<Record<EnvName, string>>>;

const OIDC_NAMES = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_ALLOWED'] as const;
const A_WAY_TO_SIGN_IN =
  'set ADMIN_PASSWORD_HASH (npm run hash-password makes it), or OIDC_ISSUER, OIDC_CLIENT_ID, ' +
  'OIDC_CLIENT_SECRET and OIDC_ALLOWED';

/**
 * Faults of variables that are right alone and wrong together. A variable counts as set whatever it
 * holds, so that one wrong value gives one sentence.
 */
export function togetherFaults(given: Given): string[] {
  const faults = [
    keyFault(given),
    whoFault(given),
    passwordFault(given),
    ...oidcFaults(given),
    originFault(given),
    plainHttpFault(given),
    sessionFault(given),
    filesFault(given),
  ];
  return faults.filter((fault) => fault !== null);
}

/** Node's own switch, set by who once could not get a certificate to work, and forgotten. */
export function tlsFaults(
  given: Given,
  { NODE_TLS_REJECT_UNAUTHORIZED }: Readonly<Record<string, string | undefined>>,
): string[] {
  const isTlsNeeded = given.TAVUS_API_KEY !== undefined || given.OIDC_ISSUER !== undefined;
  return isTlsNeeded && NODE_TLS_REJECT_UNAUTHORIZED === '0'
    ? [
        'NODE_TLS_REJECT_UNAUTHORIZED=0 lets anyone on the network path pose as Tavus: remove it, and set ' +
          'NODE_EXTRA_CA_CERTS to the certificate of an authority of your own.',
      ]
    : [];
}

function keyFault({ TAVUS_API_KEY, TAVUS_BASE_URL }: Given): string | null {
  return TAVUS_API_KEY === undefined && TAVUS_BASE_URL !== undefined
    ? 'TAVUS_BASE_URL is set without a key: set TAVUS_API_KEY or remove TAVUS_BASE_URL.'
    : null;
}

/** Who reaches the port holds the key's power, on this machine too: others may have accounts on it. */
function whoFault(given: Given): string | null {
  const { ADMIN_PASSWORD, ADMIN_PASSWORD_HASH } = given;
  const isPasswordSet = ADMIN_PASSWORD !== undefined || ADMIN_PASSWORD_HASH !== undefined;
  if (isPasswordSet || OIDC_NAMES.some((name) => given[name] !== undefined)) return null;
  if (given.TAVUS_API_KEY !== undefined) {
    return `TAVUS_API_KEY is set, but nobody has to sign in: ${A_WAY_TO_SIGN_IN}.`;
  }
  return isOnThisMachine(given)
    ? null
    : `HOST is not a loopback address, but nobody has to sign in: ${A_WAY_TO_SIGN_IN}, or HOST to 127.0.0.1.`;
}

function passwordFault({ ADMIN_PASSWORD, ADMIN_PASSWORD_HASH }: Given): string | null {
  return ADMIN_PASSWORD !== undefined && ADMIN_PASSWORD_HASH !== undefined
    ? 'ADMIN_PASSWORD and ADMIN_PASSWORD_HASH are both set: remove ADMIN_PASSWORD.'
    : null;
}

function oidcFaults(given: Given): string[] {
  const missing = OIDC_NAMES.filter((name) => given[name] === undefined);
  if (missing.length === OIDC_NAMES.length) return [];
  const faults: string[] = [];
  if (missing.length > 0) {
    const set = OIDC_NAMES.filter((name) => given[name] !== undefined);
    faults.push(
      `OpenID Connect is set up in part: set ${listed(missing)}, or remove ${listed(set)}.`,
    );
  }
  // Beyond this machine the origin is missed anyway, and one sentence says so.
  if (given.APP_ORIGIN === undefined && isOnThisMachine(given)) {
    faults.push(
      'APP_ORIGIN is missing, to which OpenID Connect leads people back: set it to the address ' +
        'people open, such as https://pals.example.com.',
    );
  }
  return faults;
}

function originFault(given: Given): string | null {
  return given.APP_ORIGIN === undefined && !isOnThisMachine(given)
    ? 'HOST is not a loopback address: set APP_ORIGIN to the address people open, such as https://pals.example.com.'
    : null;
}

function plainHttpFault({ APP_ORIGIN, ALLOW_INSECURE_HTTP }: Given): string | null {
  const origin = APP_ORIGIN === undefined ? null : parseOrigin(APP_ORIGIN);
  const isPlain = origin?.protocol === 'http:';
  if (ALLOW_INSECURE_HTTP !== undefined) {
    // Where APP_ORIGIN cannot be read, that is the fault to tell.
    const isPointless = !isPlain && (APP_ORIGIN === undefined || origin !== null);
    return isPointless
      ? 'ALLOW_INSECURE_HTTP only goes with an APP_ORIGIN that begins with http://: remove it.'
      : null;
  }
  return isPlain && !isLoopbackHost(origin?.hostname ?? '')
    ? 'APP_ORIGIN must begin with https://. Only where that cannot be had, set ALLOW_INSECURE_HTTP=1: passwords then cross the network unencrypted.'
    : null;
}

/** Instances that share sessions without sharing sign-outs would keep people in who have left. */
function sessionFault({ SESSION_SECRET, REVOCATIONS_FILE }: Given): string | null {
  if ((SESSION_SECRET === undefined) === (REVOCATIONS_FILE === undefined)) return null;
  return SESSION_SECRET === undefined
    ? 'REVOCATIONS_FILE is set without SESSION_SECRET: set both or none.'
    : 'SESSION_SECRET is set without REVOCATIONS_FILE, where sign-outs are kept: set both or none.';
}

function filesFault({ AUDIT_FILE, REVOCATIONS_FILE }: Given): string | null {
  return AUDIT_FILE !== undefined && AUDIT_FILE === REVOCATIONS_FILE
    ? 'AUDIT_FILE and REVOCATIONS_FILE must be two different files.'
    : null;
}

function isOnThisMachine({ HOST }: Given): boolean {
  return HOST === undefined || isLoopbackHost(HOST);
}

function listed(names: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction', style: 'long' }).format(names);
}
