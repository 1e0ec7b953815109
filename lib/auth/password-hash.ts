import 'server-only';
import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

/** In characters, after normalisation. Long enough to need no rules about its signs. */
const PASSWORD_LENGTH = { min: 15, max: 1024 } as const;

/** OWASP's first choice for scrypt (Password Storage Cheat Sheet): 128 MiB and about 0.4 s each. */
const COST = { N: 2 ** 17, r: 8, p: 1 } as const;
/** Above these a hash would take gigabytes, or minutes, of every sign-in. */
const MAX_COST = { N: 2 ** 20, r: 16, p: 16 } as const;
const SALT_BYTES = 16;
const KEY_BYTES = 32;
const MAX_BYTES = 64;

export interface PasswordHash {
  readonly cost: { readonly N: number; readonly r: number; readonly p: number };
  readonly salt: Buffer;
  readonly key: Buffer;
}

/** Whether a password has 15 to 1,024 characters, counted as people count them. */
export function isPasswordLength(password: string): boolean {
  const { length } = Array.from(normalise(password));
  return length >= PASSWORD_LENGTH.min && length <= PASSWORD_LENGTH.max;
}

/**
 * Hashes a password with a new salt. How many run at once is the caller's to bound.
 * @returns `scrypt:<N>:<r>:<p>:<salt>:<hash>`, the last two in base64url. Colons, for the usual `$`
 *   would be taken for a variable in an `.env` file, and cut out
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, KEY_BYTES, COST);
  const { N, r, p } = COST;
  return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join(':');
}

/**
 * Reads a line that `hashPassword` has made.
 * @returns null where it is not such a line, or cheaper to guess than one of ours
 */
export function parsePasswordHash(text: string): PasswordHash | null {
  const [name, N, r, p, salt, key, ...rest] = text.split(':');
  if (name !== 'scrypt' || rest.length > 0) return null;
  const cost = { N: wholeNumber(N), r: wholeNumber(r), p: wholeNumber(p) };
  const isPowerOfTwo = Number.isInteger(Math.log2(cost.N));
  const isInBounds = (['N', 'r', 'p'] as const).every(
    (name) => cost[name] >= COST[name] && cost[name] <= MAX_COST[name],
  );
  const bytes = { salt: bytesOf(salt, SALT_BYTES), key: bytesOf(key, KEY_BYTES) };
  if (!isPowerOfTwo || !isInBounds || bytes.salt === null || bytes.key === null) return null;
  return { cost, salt: bytes.salt, key: bytes.key };
}

/** Whether this is the password of that hash; takes as long for a wrong one as for the right one. */
export async function verifyPassword(password: string, hash: PasswordHash): Promise<boolean> {
  const key = await derive(password, hash.salt, hash.key.length, hash.cost);
  return timingSafeEqual(key, hash.key);
}

/** The same letters typed on different systems arrive as different code points. */
function normalise(password: string): string {
  return password.normalize('NFC');
}

function derive(
  password: string,
  salt: Buffer,
  length: number,
  { N, r, p }: PasswordHash['cost'],
): Promise<Buffer> {
  // Node refuses above 32 MiB unless told; scrypt needs 128·N·r bytes and a little more.
  const options: ScryptOptions = { N, r, p, maxmem: 128 * r * (N + p + 2) };
  return new Promise((resolve, reject) => {
    scrypt(normalise(password), salt, length, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

function wholeNumber(text: string | undefined): number {
  return text !== undefined && /^[1-9]\d{0,7}$/.test(text) ? Number(text) : NaN;
}

/** Only the one way to write these bytes counts: `Buffer.from` skips what it does not know. */
function bytesOf(text: string | undefined, min: number): Buffer | null {
  if (text === undefined) return null;
  const bytes = Buffer.from(text, 'base64url');
  const isExact = bytes.toString('base64url') === text;
  return isExact && bytes.length >= min && bytes.length <= MAX_BYTES ? bytes : null;
}
