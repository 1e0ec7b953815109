import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { MARKED_KEY } from '../marked-key';
import {
  TEST_PASSWORD as PASSWORD,
  TEST_PASSWORD_HASH as HASH,
  TEST_SESSION_SECRET as SECRET,
} from '../session';

export interface BadEnvironment {
  readonly name: string;
  readonly settings: Readonly<Record<string, string>>;
  /** What the sentence has to name: the variable that is wrong, and what to do. */
  readonly says: RegExp;
}

const KEY = { TAVUS_API_KEY: MARKED_KEY };
const SIGNED = { ...KEY, ADMIN_PASSWORD_HASH: HASH };
const ORIGIN = { APP_ORIGIN: 'https://pals.test' };
const OIDC = {
  OIDC_ISSUER: 'https://login.test',
  OIDC_CLIENT_ID: 'canary-client',
  OIDC_CLIENT_SECRET: 'canary-client-secret',
  OIDC_ALLOWED: 'canary@pals.test=editor',
};
const EVERYWHERE = '0.0.0.0';

/** Environments that would give access to strangers, leak a secret or lose a file if they started. */
export function badEnvironments(folder: string): BadEnvironment[] {
  const revocations = path.join(folder, 'revocations.jsonl');
  const audit = path.join(folder, 'audit.jsonl');
  writeFileSync(audit, '{"level":"audit","event":"sign_in","user":"canary"}\n');
  return [
    bad('a key, and nobody has to sign in', KEY, /^TAVUS_API_KEY .* set ADMIN_PASSWORD_HASH/),
    bad(
      'a key for everybody on the network',
      { ...KEY, ...ORIGIN, HOST: EVERYWHERE },
      /^TAVUS_API_KEY .* set ADMIN_PASSWORD_HASH/,
    ),
    bad(
      'the sandbox for everybody on the network',
      { ...ORIGIN, HOST: EVERYWHERE },
      /^HOST .* set ADMIN_PASSWORD_HASH/,
    ),
    bad('any host name', { ...SIGNED, HOST: EVERYWHERE }, /^HOST .* set APP_ORIGIN/),
    bad(
      'plain HTTP over a network',
      { ...SIGNED, HOST: EVERYWHERE, APP_ORIGIN: 'http://pals.test' },
      /^APP_ORIGIN must begin with https:/,
    ),
    bad(
      'an origin that is none',
      { ...SIGNED, APP_ORIGIN: 'https://pals.test/canary' },
      /^APP_ORIGIN must be/,
    ),
    bad('a key with a line break', { ...SIGNED, TAVUS_API_KEY: `${MARKED_KEY}\n` }, /^TAVUS_API_/),
    bad(
      'a key sent unencrypted',
      { ...SIGNED, TAVUS_BASE_URL: 'http://tavus.test' },
      /^TAVUS_BASE_URL must/,
    ),
    bad(
      'a key sent to anybody',
      { ...SIGNED, NODE_TLS_REJECT_UNAUTHORIZED: '0' },
      /^NODE_TLS_REJECT_UNAUTHORIZED=0 .* remove it/,
    ),
    bad('a short password', { ...KEY, ADMIN_PASSWORD: 'canary-passwd' }, /^ADMIN_PASSWORD must/),
    bad(
      'a password in the place of its hash',
      { ...KEY, ADMIN_PASSWORD_HASH: PASSWORD },
      /^ADMIN_PASSWORD_HASH must .* Make a new one/,
    ),
    bad(
      'a hash that is quick to guess',
      { ...KEY, ADMIN_PASSWORD_HASH: HASH.replace('131072', '16384') },
      /^ADMIN_PASSWORD_HASH must .* Make a new one/,
    ),
    bad(
      'two passwords',
      { ...SIGNED, ADMIN_PASSWORD: PASSWORD },
      /both set: remove ADMIN_PASSWORD\.$/,
    ),
    bad(
      'OpenID Connect without a list of people',
      { ...KEY, ...ORIGIN, ...OIDC, OIDC_ALLOWED: '' },
      /^OpenID Connect .* set OIDC_ALLOWED/,
    ),
    bad(
      'OpenID Connect for everybody',
      { ...KEY, ...ORIGIN, ...OIDC, OIDC_ALLOWED: '*=editor' },
      /^OIDC_ALLOWED must list/,
    ),
    bad(
      'a provider asked unencrypted',
      { ...KEY, ...ORIGIN, ...OIDC, OIDC_ISSUER: 'http://login.test' },
      /^OIDC_ISSUER must .* https:/,
    ),
    bad(
      'the configuration of a provider in place of its name',
      {
        ...{ ...KEY, ...ORIGIN, ...OIDC },
        OIDC_ISSUER: 'https://login.test/.well-known/openid-configuration',
      },
      /^OIDC_ISSUER must .* without \/\.well-known\//,
    ),
    bad('OpenID Connect with no way back', { ...KEY, ...OIDC }, /^APP_ORIGIN is missing/),
    bad(
      'a session secret that can be guessed',
      { ...SIGNED, SESSION_SECRET: 'canary-short', REVOCATIONS_FILE: revocations },
      /^SESSION_SECRET must be 32/,
    ),
    bad(
      'sessions that outlive a sign-out',
      { ...SIGNED, SESSION_SECRET: SECRET },
      /^SESSION_SECRET .* without REVOCATIONS_FILE/,
    ),
    bad(
      'every address a trusted proxy',
      { ...SIGNED, ...ORIGIN, TRUSTED_PROXIES: '0.0.0.0/0' },
      /^TRUSTED_PROXIES must list/,
    ),
    bad(
      'every address a trusted proxy, in two halves',
      { ...SIGNED, ...ORIGIN, TRUSTED_PROXIES: '0.0.0.0/1,128.0.0.0/1' },
      /^TRUSTED_PROXIES must list/,
    ),
    bad(
      'sign-outs that are not kept',
      { ...SIGNED, SESSION_SECRET: SECRET, REVOCATIONS_FILE: path.join(folder, 'none/r.jsonl') },
      /^REVOCATIONS_FILE cannot be written: make its folder/,
    ),
    bad(
      'an audit in the place of sign-outs',
      { ...SIGNED, SESSION_SECRET: SECRET, REVOCATIONS_FILE: audit },
      /^REVOCATIONS_FILE holds something other than sign-outs: set it to/,
    ),
    bad(
      'one file for the audit and for sign-outs, under two names',
      {
        ...{ ...SIGNED, SESSION_SECRET: SECRET, REVOCATIONS_FILE: revocations },
        AUDIT_FILE: `${folder}/./revocations.jsonl`,
      },
      /^AUDIT_FILE and REVOCATIONS_FILE must be two different files\.$/,
    ),
    bad(
      'an audit that is not kept',
      { ...SIGNED, AUDIT_FILE: folder },
      /^AUDIT_FILE must be a file/,
    ),
  ];
}

function bad(name: string, settings: Readonly<Record<string, string>>, says: RegExp) {
  return { name, settings, says };
}
