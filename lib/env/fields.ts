import { isIP } from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import { isPasswordLength, parsePasswordHash } from '@/lib/auth/password-hash';
import { isDiscoveryAddress, parseOrigin, parseProxies, parseServiceUrl } from './addresses';
import { parseAllowedUsers } from './allowed-users';
import type { EnvName } from './names';

const MAKE_SECRET = 'Make one with openssl rand -base64 48.';
const HOST_NAME = /^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/;

/** Text that a parser can read. The sentence never repeats the value. */
const readBy = (parse: (text: string) => unknown, error: string) =>
  z.string().refine((text) => parse(text) !== null, { error });

const printable = (name: string, min: number, max: number, hint: string) =>
  z
    .string()
    .refine((text) => text.length >= min && text.length <= max && /^[\x21-\x7e]*$/.test(text), {
      error: `${name} must be ${min} to ${grouped(max)} printable ASCII characters without spaces. ${hint}`,
    });

const wholeNumber = (name: string, max: number) =>
  z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= 1 && Number(text) <= max, {
      error: `${name} must be a whole number from 1 to ${max}.`,
    })
    .transform(Number);

// Absolute, because a standalone server changes its working folder at the start.
const filePath = (name: string) =>
  z.string().refine((text) => path.isAbsolute(text) && !text.includes('\0'), {
    error: `${name} must be the absolute path of a file.`,
  });

// No message repeats a value: a key pasted into the wrong line must not end up in a log.
export const fieldsSchema = z.object({
  TAVUS_API_KEY: printable('TAVUS_API_KEY', 8, 256, 'Copy it again.').optional(),
  TAVUS_BASE_URL: readBy(
    parseServiceUrl,
    'TAVUS_BASE_URL must be an address that begins with https:// (http:// only for this ' +
      'machine), without user, password, query or fragment.',
  ).default('https://tavusapi.com'),
  HOST: z
    .string()
    .refine((host) => isIP(host) !== 0 || HOST_NAME.test(host), {
      error: 'HOST must be a host name or an IP address, without brackets or port.',
    })
    .default('127.0.0.1'),
  PORT: wholeNumber('PORT', 65_535).default(3000),
  APP_ORIGIN: readBy(
    parseOrigin,
    'APP_ORIGIN must be the address people open, such as https://pals.example.com, without ' +
      'a path, user, password, query or fragment.',
  ).optional(),
  ADMIN_PASSWORD_HASH: readBy(
    parsePasswordHash,
    'ADMIN_PASSWORD_HASH must be a line that npm run hash-password has made. Make a new one.',
  ).optional(),
  ADMIN_PASSWORD: z
    .string()
    .refine(isPasswordLength, { error: 'ADMIN_PASSWORD must be 15 to 1,024 characters long.' })
    .optional(),
  OIDC_ISSUER: readBy(
    parseServiceUrl,
    'OIDC_ISSUER must be the address of the provider and begin with https:// (http:// only for ' +
      'this machine), without user, password, query or fragment.',
  )
    .refine((text) => !isDiscoveryAddress(text), {
      error:
        'OIDC_ISSUER must be what the provider calls its issuer, without /.well-known/ and what ' +
        'follows it.',
    })
    .optional(),
  OIDC_CLIENT_ID: printable('OIDC_CLIENT_ID', 1, 256, 'Copy it again.').optional(),
  OIDC_CLIENT_SECRET: printable('OIDC_CLIENT_SECRET', 8, 1024, 'Copy it again.').optional(),
  OIDC_ALLOWED: readBy(
    parseAllowedUsers,
    'OIDC_ALLOWED must list addresses and domains, each once and with the role viewer or editor, ' +
      'such as ada@example.com=editor, example.org=viewer.',
  ).optional(),
  SESSION_SECRET: printable('SESSION_SECRET', 32, 1024, MAKE_SECRET).optional(),
  REVOCATIONS_FILE: filePath('REVOCATIONS_FILE').optional(),
  TRUSTED_PROXIES: readBy(
    parseProxies,
    'TRUSTED_PROXIES must list the addresses of your proxies, or CIDR blocks of them, such as ' +
      '10.0.0.5, 10.1.0.0/16, and in all no more than a /8 of public IPv4 or a /16 of public IPv6.',
  ).optional(),
  ALLOW_INSECURE_HTTP: z
    .literal('1', { error: 'ALLOW_INSECURE_HTTP must be 1, or removed.' })
    .optional(),
  AUDIT_FILE: filePath('AUDIT_FILE').optional(),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'], {
      error: 'LOG_LEVEL must be debug, info, warn or error.',
    })
    .default('info'),
  SANDBOX_PALS: wholeNumber('SANDBOX_PALS', 20_000).optional(),
  SANDBOX_DOCUMENTS: wholeNumber('SANDBOX_DOCUMENTS', 20_000).optional(),
} satisfies Record<EnvName, z.ZodType>);

export type Fields = z.output<typeof fieldsSchema>;

function grouped(count: number): string {
  return count.toLocaleString('en');
}
