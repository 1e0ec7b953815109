import 'server-only';
import { env } from '@/lib/env';
import { log } from '@/lib/log/log';
import {
  hashPassword,
  isPasswordLength,
  parsePasswordHash,
  verifyPassword,
  type PasswordHash,
} from './password-hash';

/** Each takes 128 MiB and a core for half a second. */
const AT_ONCE = 2;
const MAX_WAITING = 8;
/** In UTF-16 units, before anything is done with the text: 1,024 characters have far fewer. */
const MAX_UNITS = 8_192;

interface Bench {
  running: number;
  readonly waiting: (() => void)[];
  /** Of a plain `ADMIN_PASSWORD`, made once: it is checked as slowly as any. */
  plainHash: Promise<PasswordHash | null> | null;
}

declare global {
  /** One a process: modules are loaded anew in development, what they hold stays. */
  var palSkillsPasswordBench: Bench | undefined;
}

/**
 * Whether this is the admin's password. At most two are worked on at once, and few wait.
 * @returns `busy` where too many wait already: nothing was looked at
 */
export async function checkPassword(password: string): Promise<'right' | 'wrong' | 'busy'> {
  if (password.length > MAX_UNITS || !isPasswordLength(password)) return 'wrong';
  const bench = (globalThis.palSkillsPasswordBench ??= {
    running: 0,
    waiting: [],
    plainHash: null,
  });
  if (!(await takePlace(bench))) return 'busy';
  try {
    const hash = await adminHash(bench);
    if (hash === null) return 'wrong';
    log('debug', 'password_hashed');
    return (await verifyPassword(password, hash)) ? 'right' : 'wrong';
  } finally {
    leavePlace(bench);
  }
}

function takePlace(bench: Bench): Promise<boolean> {
  if (bench.running < AT_ONCE) {
    bench.running += 1;
    return Promise.resolve(true);
  }
  if (bench.waiting.length >= MAX_WAITING) return Promise.resolve(false);
  return new Promise((resolve) => bench.waiting.push(() => resolve(true)));
}

/** The place goes to the caller that has waited longest. */
function leavePlace(bench: Bench): void {
  const next = bench.waiting.shift();
  if (next === undefined) bench.running -= 1;
  else next();
}

async function adminHash(bench: Bench): Promise<PasswordHash | null> {
  const configured = env().signIn?.password ?? null;
  if (configured === null) return null;
  if (configured.kind === 'hash') return parsePasswordHash(configured.hash.reveal());
  bench.plainHash ??= hashPassword(configured.password.reveal()).then(parsePasswordHash);
  return bench.plainHash;
}
