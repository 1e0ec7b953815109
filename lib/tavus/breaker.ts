import 'server-only';

/**
 * Keeps calls from an API that does not answer: after failures in a row it opens, for a while every
 * call fails at once, then one call may try. Pure: the caller holds the state and tells the time, in
 * milliseconds of any one clock.
 */
export type Breaker =
  | {
      readonly kind: 'closed';
      /** Failures since the last answer. */
      readonly failures: number;
      /** Which parts of the API they came from. */
      readonly parts: ReadonlySet<string>;
    }
  | {
      readonly kind: 'open';
      /** From when on one call may try. */
      readonly until: number;
      readonly hasTrial: boolean;
    };

/** How many failures in a row, from how many parts of the API, open it. */
export interface BreakerRule {
  readonly failures: number;
  readonly parts: number;
}

/** How a call ended: with an answer, without one, or without telling anything (its reader left). */
export type Verdict = 'answered' | 'failed' | 'nothing';

export interface Settled {
  readonly verdict: Verdict;
  /** The part of the API the call was for. */
  readonly part: string;
  readonly isTrial: boolean;
}

export const OPEN_MS = 15_000;
/** A trial takes no longer than a read; who comes meanwhile asks again after a moment. */
const TRIAL_WAIT_MS = 1_000;

export const CLOSED: Breaker = { kind: 'closed', failures: 0, parts: new Set() };

/** How long to wait before a call may try, in milliseconds: 0 for now, null where nothing is wrong. */
export function waitOf(breaker: Breaker, now: number): number | null {
  if (breaker.kind === 'closed') return null;
  if (now < breaker.until) return breaker.until - now;
  return breaker.hasTrial ? TRIAL_WAIT_MS : 0;
}

/** The breaker with the one call under way that may try. */
export function withTrial(breaker: Breaker): Breaker {
  return breaker.kind === 'open' ? { ...breaker, hasTrial: true } : breaker;
}

/**
 * The breaker after a call. Any answer closes it, also one to a call of before it opened. A failure
 * while it is open changes nothing, unless it is the trial's: then it stays open as long again.
 */
export function afterCall(
  breaker: Breaker,
  { verdict, part, isTrial }: Settled,
  rule: BreakerRule,
  now: number,
): Breaker {
  if (verdict === 'answered') return CLOSED;
  if (breaker.kind === 'open') {
    if (!isTrial) return breaker;
    return { ...breaker, hasTrial: false, ...(verdict === 'failed' && { until: now + OPEN_MS }) };
  }
  if (verdict === 'nothing') return breaker;
  const failures = breaker.failures + 1;
  const parts = new Set([...breaker.parts, part]);
  return failures >= rule.failures && parts.size >= rule.parts
    ? { kind: 'open', until: now + OPEN_MS, hasTrial: false }
    : { kind: 'closed', failures, parts };
}
