import 'server-only';
import { isIP } from 'node:net';
import { z } from 'zod';
import { isLoopbackHost } from './loopback';

interface Listen {
  readonly host: string;
  readonly port: number;
}

export type Env =
  | (Listen & { readonly mode: 'tavus'; readonly apiKey: string; readonly baseUrl: URL })
  | (Listen & {
      readonly mode: 'sandbox';
      /** How many PALs and documents the sandbox starts with; null for its own sample. */
      readonly sandboxPals: number | null;
      readonly sandboxDocuments: number | null;
    });

export type EnvResult =
  | { readonly ok: true; readonly env: Env }
  | { readonly ok: false; readonly faults: readonly string[] };

type Source = Readonly<Record<string, string | undefined>>;

const HOST_NAME = /^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/;
const PRINTABLE_KEY = /^[\x21-\x7e]{8,256}$/;

const wholeNumber = (name: string, max: number) =>
  z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= 1 && Number(text) <= max, {
      error: `${name} must be a whole number from 1 to ${max}.`,
    })
    .transform(Number);

// No message repeats a value: a key pasted into the wrong line must not end up in a log.
const envSchema = z.object({
  TAVUS_API_KEY: z
    .string()
    .regex(PRINTABLE_KEY, {
      error:
        'TAVUS_API_KEY must be 8 to 256 printable ASCII characters without spaces. Copy it again.',
    })
    .optional(),
  TAVUS_BASE_URL: z
    .string()
    .refine((text) => parseBaseUrl(text) !== null, {
      error:
        'TAVUS_BASE_URL must be an address that begins with https:// (http:// only for this ' +
        'machine), without user, password, query or fragment.',
    })
    .default('https://tavusapi.com'),
  HOST: z
    .string()
    .refine((host) => isIP(host) !== 0 || HOST_NAME.test(host), {
      error: 'HOST must be a host name or an IP address, without brackets or port.',
    })
    .default('127.0.0.1'),
  PORT: wholeNumber('PORT', 65_535).default(3000),
  SANDBOX_PALS: wholeNumber('SANDBOX_PALS', 20_000).optional(),
  SANDBOX_DOCUMENTS: wholeNumber('SANDBOX_DOCUMENTS', 20_000).optional(),
});

/**
 * Checks the whole configuration. An empty variable counts as not set.
 * @returns the configuration, or every fault at once, a sentence each, none of which holds a value
 */
export function parseEnv(source: Source): EnvResult {
  const set: Source = Object.fromEntries(
    Object.entries(source).filter(([name, value]) => name in envSchema.shape && value !== ''),
  );
  const read = envSchema.safeParse(set);
  const issues = read.success ? [] : read.error.issues.map((issue) => issue.message);
  const faults = [...issues, ...togetherFaults(set)];
  if (!read.success || faults.length > 0) return { ok: false, faults };
  const { data } = read;
  const listen = { host: data.HOST, port: data.PORT };
  if (data.TAVUS_API_KEY === undefined) {
    const sandboxPals = data.SANDBOX_PALS ?? null;
    const sandboxDocuments = data.SANDBOX_DOCUMENTS ?? null;
    return { ok: true, env: { mode: 'sandbox', ...listen, sandboxPals, sandboxDocuments } };
  }
  const baseUrl = new URL(data.TAVUS_BASE_URL);
  return { ok: true, env: { mode: 'tavus', ...listen, apiKey: data.TAVUS_API_KEY, baseUrl } };
}

/** Faults of variables that are right alone and wrong together. */
function togetherFaults({ TAVUS_API_KEY, TAVUS_BASE_URL, HOST }: Source): string[] {
  if (TAVUS_API_KEY === undefined) {
    return TAVUS_BASE_URL === undefined
      ? []
      : ['TAVUS_BASE_URL is set without a key: set TAVUS_API_KEY or remove TAVUS_BASE_URL.'];
  }
  // Nobody signs in yet, so who reaches the port holds the key's power.
  return HOST === undefined || isLoopbackHost(HOST)
    ? []
    : ['HOST must be a loopback address (such as 127.0.0.1) while TAVUS_API_KEY is set.'];
}

function parseBaseUrl(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isSafe =
    url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname));
  const isBare = !/[?#]/.test(text) && url.username === '' && url.password === '';
  return isSafe && isBare ? url : null;
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
