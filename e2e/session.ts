import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { RESULTS } from '@/lib/cli/project';
import type { Role, User } from '@/lib/auth/admin';
import { credentialOf } from '@/lib/auth/credential';
import { sealSession, sessionCookie } from '@/lib/auth/seal';
import type { Session } from '@/lib/auth/session';
import type { SignIn } from '@/lib/env';
import { newId } from '@/lib/new-id';
import { Secret } from '@/lib/secret';

/** Looked for wherever it must not be, as the key is. */
export const TEST_PASSWORD = 'canary-password-of-the-tests';

/** Of `TEST_PASSWORD`, as `npm run hash-password` writes it. Made once: it costs 128 MiB. */
export const TEST_PASSWORD_HASH =
  'scrypt:131072:8:1:YzCNGNslTc8c8u5rhkzlZw:Euj5choN1vdpdRQ4XvJHzwey4YCN0fFJt3CPTe9nupM';

/** One for all dashboards of a run: cookies belong to a host, whatever its port. */
export const TEST_SESSION_SECRET = 'canary-session-secret-of-the-tests-0123456789';

/** The folder of every dashboard's sign-outs. */
export const REVOCATIONS = path.join(RESULTS, 'revocations');

/**
 * What lets people sign in to a dashboard with a key. Each has its own file of sign-outs, so that no
 * test ends the sessions of another; instances that belong together share one `testSignInEnv()`.
 */
export function testSignInEnv(): Readonly<Record<string, string>> {
  mkdirSync(REVOCATIONS, { recursive: true });
  return {
    ADMIN_PASSWORD_HASH: TEST_PASSWORD_HASH,
    SESSION_SECRET: TEST_SESSION_SECRET,
    REVOCATIONS_FILE: newTestLog(path.join(REVOCATIONS, `${newId()}.jsonl`)),
  };
}

/** What every dashboard of the tests calls its log of sign-outs, so that it takes their sessions. */
const TEST_LOG = 'log-of-the-tests';

/** Makes a file of sign-outs that knows the sessions of tests, and returns its path. */
export function newTestLog(file: string): string {
  const header = { kind: 'log', id: TEST_LOG, dropped: 0 };
  writeFileSync(file, `${JSON.stringify(header)}\n`);
  // A container's server is another user.
  chmodSync(file, 0o666);
  return file;
}

/** Who tests are, other than the `admin` who signs in with the password. */
const TEST_USERS: Readonly<Record<Role, User>> = {
  editor: { id: 'test-editor', name: 'Test editor' },
  viewer: { id: 'test-viewer', name: 'Test viewer' },
};

/** A session that has just begun, at a dashboard with `testSignInEnv()`. */
export function newTestSession(role: Role, user: User = TEST_USERS[role]): Session {
  const now = Date.now();
  return {
    ...{ sid: newId(), user, role, startedAt: now, seenAt: now },
    ...{ method: 'password', credential: TEST_CREDENTIAL },
    opened: { log: TEST_LOG, position: 0 },
  };
}

const TEST_CREDENTIAL = testCredential({
  password: { kind: 'hash', hash: new Secret(TEST_PASSWORD_HASH) },
  oidc: null,
});

/** What a session holds of the password, or of the provider where there is none. */
export function testCredential(signIn: SignIn, secret = TEST_SESSION_SECRET): string {
  const method = signIn.password === null ? 'oidc' : 'password';
  return credentialOf(method, signIn, secret) ?? '';
}

/** The name of the session's cookie on plain HTTP, which every dashboard of the tests speaks. */
export const COOKIE_NAME = sessionCookie({ appOrigin: null }).name;

/** The cookie of somebody who has just signed in. */
async function sessionCookieFor(role: Role, user?: User): Promise<{ name: string; value: string }> {
  const value = await sealSession(newTestSession(role, user), TEST_SESSION_SECRET);
  return { name: COOKIE_NAME, value };
}

/** What a browser starts with that has signed in to the dashboard at this address. */
export async function signedInState(url: string, role: Role, user?: User) {
  const cookie = {
    ...(await sessionCookieFor(role, user)),
    domain: new URL(url).hostname,
    path: '/',
    expires: -1,
    httpOnly: true,
    secure: false,
    sameSite: 'Strict' as const,
  };
  return { cookies: [cookie], origins: [] };
}

/** The headers of a request outside a browser that has signed in. */
export async function signedInHeaders(role: Role = 'editor', user?: User) {
  const { name, value } = await sessionCookieFor(role, user);
  return { cookie: `${name}=${value}` };
}
