import 'server-only';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Tries with a wrong password that one client has. */
const PER_CLIENT = { points: 5, duration: 15 * 60 };
/** Tries of all clients together: what keeps many addresses from guessing in turns. */
const IN_ALL = { points: 30, duration: 60 };
const EVERYBODY = 'everybody';

export type Admission =
  { readonly ok: true } | { readonly ok: false; readonly retry_after_seconds: number };

export interface SignInLimits {
  /** Counts a try before its password is looked at; refused tries cost the others nothing. */
  readonly admit: (client: string) => Promise<Admission>;
  /** Gives back what a client has used up, once it has shown the right password. */
  readonly forgive: (client: string) => Promise<void>;
}

/** Counts in memory: each instance has its own limits, and a restart forgets. */
export function createSignInLimits(): SignInLimits {
  const clients = new RateLimiterMemory({ keyPrefix: 'client', ...PER_CLIENT });
  const everybody = new RateLimiterMemory({ keyPrefix: 'all', ...IN_ALL });
  let last: Promise<unknown> = Promise.resolve();

  async function admitNext(client: string): Promise<Admission> {
    // In this order: a blocked client does not use up what is left for the others.
    const own = await consume(clients, client, PER_CLIENT.duration);
    if (!own.ok) return own;
    const all = await consume(everybody, EVERYBODY, IN_ALL.duration);
    if (!all.ok) await giveBack(clients, client);
    return all;
  }

  return {
    // One after the other, so that what is given back is there for the next.
    admit(client) {
      const admission = last.then(() => admitNext(client));
      last = admission.catch(() => undefined);
      return admission;
    },
    async forgive(client) {
      await clients.delete(client);
      await everybody.reward(EVERYBODY, 1);
    },
  };
}

declare global {
  /** One a process: modules are loaded anew in development, what they count stays. */
  var palSkillsSignInLimits: SignInLimits | undefined;
}

export function signInLimits(): SignInLimits {
  return (globalThis.palSkillsSignInLimits ??= createSignInLimits());
}

/** @param seconds the longest a lock-out can take: the limiter counts the wait by the wall clock */
async function consume(
  limiter: RateLimiterMemory,
  key: string,
  seconds: number,
): Promise<Admission> {
  try {
    await limiter.consume(key);
    return { ok: true };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const left = Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000));
    return { ok: false, retry_after_seconds: Math.min(left, seconds) };
  }
}

/** A try that was not looked at is none. Its key goes too, or a flood of addresses would fill memory. */
async function giveBack(limiter: RateLimiterMemory, key: string): Promise<void> {
  const left = await limiter.reward(key, 1);
  if (left.consumedPoints <= 0) await limiter.delete(key);
}
