/** Every variable the dashboard reads, in the order of the README's table. */
export const ENV_NAMES = [
  'TAVUS_API_KEY',
  'TAVUS_BASE_URL',
  'HOST',
  'PORT',
  'APP_ORIGIN',
  'ADMIN_PASSWORD_HASH',
  'ADMIN_PASSWORD',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_ALLOWED',
  'SESSION_SECRET',
  'REVOCATIONS_FILE',
  'TRUSTED_PROXIES',
  'ALLOW_INSECURE_HTTP',
  'AUDIT_FILE',
  'LOG_LEVEL',
  'SANDBOX_PALS',
  'SANDBOX_DOCUMENTS',
] as const;

export type EnvName = (typeof ENV_NAMES)[number];

/**
 * Each of them set to nothing, which counts as not set: laid under the environment of a child, it
 * keeps out what this machine and its `.env` file say. Where to listen is told to every child anyway.
 */
export const UNSET_ENV: Readonly<Record<string, string>> = Object.fromEntries(
  ENV_NAMES.filter((name) => name !== 'HOST' && name !== 'PORT').map((name) => [name, '']),
);
