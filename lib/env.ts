import 'server-only';
import type { Role } from './auth/admin';
import { parseProxies } from './env/addresses';
import { parseAllowedUsers } from './env/allowed-users';
import { fieldsSchema, type Fields } from './env/fields';
import { ENV_NAMES } from './env/names';
import { placeFaults } from './env/places';
import { tlsFaults, togetherFaults } from './env/together';
import { Secret } from './secret';

/** Who has access by OpenID Connect: one address, or everyone in a domain. In lower case. */
export interface AllowedUser {
  readonly kind: 'address' | 'domain';
  readonly value: string;
  readonly role: Role;
}

/** The ways to sign in, at least one of which is set. */
export interface SignIn {
  readonly password:
    | { readonly kind: 'hash'; readonly hash: Secret }
    | { readonly kind: 'plain'; readonly password: Secret }
    | null;
  readonly oidc: {
    readonly issuer: URL;
    readonly clientId: string;
    readonly clientSecret: Secret;
    readonly allowed: readonly AllowedUser[];
  } | null;
}

interface Common {
  readonly host: string;
  readonly port: number;
  /** Where people open the dashboard, such as `https://pals.example.com`; null: this machine. */
  readonly appOrigin: URL | null;
  /** Null when no sign-in is needed: only for the sandbox on a loopback address. */
  readonly signIn: SignIn | null;
  /** Shared by instances; null: a new one at each start, which ends all sessions. */
  readonly sessionSecret: Secret | null;
  /** Where sign-outs are kept for all instances. Set if and only if `sessionSecret` is. */
  readonly revocationsFile: string | null;
  /** Addresses and CIDR blocks whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[];
  /** Plain HTTP beyond this machine was explicitly allowed: a banner says so on every page. */
  readonly isInsecureHttpAllowed: boolean;
  readonly auditFile: string | null;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

export type Env =
  | (Common & { readonly mode: 'tavus'; readonly apiKey: Secret; readonly baseUrl: URL })
  | (Common & {
      readonly mode: 'sandbox';
      /** How many PALs and documents the sandbox starts with; null for its own sample. */
      readonly sandboxPals: number | null;
      readonly sandboxDocuments: number | null;
    });

export type EnvResult =
  | { readonly ok: true; readonly env: Env }
  | { readonly ok: false; readonly faults: readonly string[] };

type Source = Readonly<Record<string, string | undefined>>;

/**
 * Checks the whole configuration. An empty variable counts as not set.
 * @returns the configuration, or every fault at once, a sentence each, none of which holds a value
 */
export function parseEnv(source: Source): EnvResult {
  const given = Object.fromEntries(
    ENV_NAMES.map((name) => [name, source[name]]).filter(
      ([, value]) => value !== undefined && value !== '',
    ),
  );
  const read = fieldsSchema.safeParse(given);
  const issues = read.success ? [] : read.error.issues.map((issue) => issue.message);
  const faults = [...issues, ...togetherFaults(given), ...tlsFaults(given, source)];
  return read.success && faults.length === 0
    ? { ok: true, env: envOf(read.data) }
    : { ok: false, faults };
}

/** As `parseEnv`, and tries whether the files it names can be written: once, when a server starts. */
export function checkEnv(source: Source): EnvResult {
  const result = parseEnv(source);
  if (!result.ok) return result;
  const faults = placeFaults(result.env);
  return faults.length === 0 ? result : { ok: false, faults };
}

function envOf(fields: Fields): Env {
  const common: Common = {
    host: fields.HOST,
    port: fields.PORT,
    appOrigin: fields.APP_ORIGIN === undefined ? null : new URL(fields.APP_ORIGIN),
    signIn: signInOf(fields),
    sessionSecret: secretOf(fields.SESSION_SECRET),
    revocationsFile: fields.REVOCATIONS_FILE ?? null,
    trustedProxies: parseProxies(fields.TRUSTED_PROXIES ?? '') ?? [],
    isInsecureHttpAllowed: fields.ALLOW_INSECURE_HTTP === '1',
    auditFile: fields.AUDIT_FILE ?? null,
    logLevel: fields.LOG_LEVEL,
  };
  const apiKey = secretOf(fields.TAVUS_API_KEY);
  if (apiKey !== null) {
    return { mode: 'tavus', ...common, apiKey, baseUrl: new URL(fields.TAVUS_BASE_URL) };
  }
  const sandboxPals = fields.SANDBOX_PALS ?? null;
  const sandboxDocuments = fields.SANDBOX_DOCUMENTS ?? null;
  return { mode: 'sandbox', ...common, sandboxPals, sandboxDocuments };
}

function signInOf(fields: Fields): SignIn | null {
  const password = passwordOf(fields);
  const oidc = oidcOf(fields);
  return password === null && oidc === null ? null : { password, oidc };
}

function passwordOf({ ADMIN_PASSWORD_HASH, ADMIN_PASSWORD }: Fields): SignIn['password'] {
  const hash = secretOf(ADMIN_PASSWORD_HASH);
  if (hash !== null) return { kind: 'hash', hash };
  const password = secretOf(ADMIN_PASSWORD);
  return password === null ? null : { kind: 'plain', password };
}

function oidcOf(fields: Fields): SignIn['oidc'] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_ALLOWED } = fields;
  const clientSecret = secretOf(fields.OIDC_CLIENT_SECRET);
  const allowed = OIDC_ALLOWED === undefined ? null : parseAllowedUsers(OIDC_ALLOWED);
  if (OIDC_ISSUER === undefined || OIDC_CLIENT_ID === undefined) return null;
  if (clientSecret === null || allowed === null) return null;
  return { issuer: new URL(OIDC_ISSUER), clientId: OIDC_CLIENT_ID, clientSecret, allowed };
}

function secretOf(text: string | undefined): Secret | null {
  return text === undefined ? null : new Secret(text);
}

let cached: Env | undefined;

/**
 * The configuration of this process, read at the first call and not at import: a build runs without.
 * @throws Error that names every fault; the start commands have checked before, so that is a bug
 */
export function env(): Env {
  if (cached !== undefined) return cached;
  const result = parseEnv(process.env);
  if (!result.ok) throw new Error(result.faults.join('\n'));
  cached = result.env;
  return cached;
}

/** Whether this is the development server, whose hot reload needs a laxer content policy. */
export const isDevelopment = process.env.NODE_ENV === 'development';
