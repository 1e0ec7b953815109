import 'server-only';
import { failure } from '@/lib/failures';
import type { Failure } from '@/lib/result';
import type { TavusResult } from './attempt';
import { afterCall, CLOSED, waitOf, withTrial, type Breaker, type Verdict } from './breaker';

/**
 * A part of the API: a list, or one PAL with all that is below it. One PAL whose calls fail says
 * nothing of the others.
 */
const PART_RULE = { failures: 5, parts: 1 };
/** Parts that fail one after another, and none that answers between them: the API itself is down. */
const WHOLE_RULE = { failures: 5, parts: 3 };
/** So many parts in a row asking for a pause, and the limit is taken for the account's. */
const LIMITED_PARTS = 3;
/** Parts in trouble that are remembered; beyond it the oldest is forgotten. */
const MAX_PARTS = 1_000;

const NO_ANSWER: readonly Failure['code'][] = [
  'network',
  'not_reached',
  'timeout',
  'upstream_error',
];

/** What this process knows of one upstream's state. */
interface Health {
  whole: Breaker;
  /** Only the parts that failed since their last answer. */
  readonly parts: Map<string, Breaker>;
  /** Until when the API asked a part, or all (`''`), to be left alone. */
  readonly pauses: Map<string, number>;
  /** The parts that were refused by a rate limit, since anything was let through. */
  readonly limited: Set<string>;
  /** Who waits for a call to end. */
  readonly waiting: Set<() => void>;
}

declare global {
  /** Global, since pages and routes may each load their own copy of this module. By base address. */
  var palSkillsHealth: Map<string, Health> | undefined;
}

export interface VisitOptions {
  readonly isWrite: boolean;
  /** Goes past an open breaker: somebody has to learn how a write ended. */
  readonly isUrgent: boolean;
  /** Goes past a pause that the API asked for: a single look after a refused write. */
  readonly ignoresPause?: boolean;
  /** The clock, in milliseconds. */
  readonly now?: () => number;
}

/** One call as the state of its upstream sees it. */
export interface Visit {
  /** Why nothing may be sent now, or null. Asked right before each time something is sent. */
  readonly refuse: () => Failure | null;
  /**
   * The same before anything waits for a place. A read waits while another one tries an API that
   * failed: all that a page opens on is asked for at once, and the first of it tells for the rest.
   */
  readonly admit: (signal: AbortSignal) => Promise<Failure | null>;
  /** Whether this is the one call that tries an API that failed: it is made once, not thrice. */
  readonly isTrial: () => boolean;
  /** Takes note of an answer as it comes: a pause it asks for holds for what waits already. */
  readonly note: (result: TavusResult) => void;
  /** Takes note of how the call ended; null where nothing was sent or its reader left. */
  readonly settle: (result: TavusResult | null) => void;
}

/**
 * Begins a call to an upstream: a breaker for it as a whole and one for each part, and the pauses
 * it has asked for.
 * @param path the parts of the path, such as `['v2', 'pals', palId, 'skills']`
 */
export function visit(
  baseUrl: URL,
  path: readonly string[],
  { isWrite, isUrgent, ignoresPause = false, now = () => performance.now() }: VisitOptions,
): Visit {
  const health = healthOf(baseUrl);
  const part = path.slice(0, 3).join('/');
  let triesWhole = false;
  let triesPart = false;

  function refuse(): Failure | null {
    const at = now();
    const pause = ignoresPause ? 0 : pauseOf(health, part, at);
    if (pause > 0) return failure('rate_limited', { retry_after_seconds: inSeconds(pause) });
    if (isUrgent) return null;
    const whole = triesWhole ? null : waitOf(health.whole, at);
    const own = triesPart ? null : waitOf(breakerOf(health, part), at);
    if (whole === null && own === null) return null;
    const wait = Math.max(whole ?? 0, own ?? 0);
    // A write is no way to find out whether the API answers: the read before it is.
    if (wait > 0 || isWrite) {
      return failure('breaker_open', { retry_after_seconds: inSeconds(wait) });
    }
    if (whole !== null) {
      triesWhole = true;
      health.whole = withTrial(health.whole);
    }
    if (own !== null) {
      triesPart = true;
      health.parts.set(part, withTrial(breakerOf(health, part)));
    }
    return null;
  }

  async function admit(signal: AbortSignal): Promise<Failure | null> {
    for (;;) {
      const refused = refuse();
      if (refused === null || isWrite || signal.aborted || !isTriedByAnother()) return refused;
      await nextEnd(health, signal);
    }
  }

  function isTriedByAnother(): boolean {
    // A call that tries waits for no other one, lest two wait for each other.
    const isTrying = triesWhole || triesPart;
    return !isTrying && [health.whole, breakerOf(health, part)].some(isTried);
  }

  function settle(result: TavusResult | null): void {
    const at = now();
    const seen = verdictOf(result);
    // A save that looks again and again must not shut out the person who looks after it.
    const verdict = isUrgent && seen === 'failed' ? 'nothing' : seen;
    const whole = { verdict, part, isTrial: triesWhole };
    health.whole = afterCall(health.whole, whole, WHOLE_RULE, at);
    const own = afterCall(
      breakerOf(health, part),
      { verdict, part, isTrial: triesPart },
      PART_RULE,
      at,
    );
    if (own === CLOSED) health.parts.delete(part);
    else keep(health.parts, part, own);
    for (const tell of health.waiting) tell();
  }

  return {
    refuse,
    admit,
    settle,
    isTrial: () => triesWhole || triesPart,
    note: (result) => notePause(health, part, result, now()),
  };
}

/** Ends the pauses the API has asked for: a person wants to try now. The next 429 begins one again. */
export function endPauses(baseUrl: URL): void {
  const { pauses, limited } = healthOf(baseUrl);
  pauses.clear();
  limited.clear();
}

function healthOf(baseUrl: URL): Health {
  const all = (globalThis.palSkillsHealth ??= new Map());
  const known = all.get(baseUrl.href);
  if (known !== undefined) return known;
  const health = {
    whole: CLOSED,
    parts: new Map(),
    pauses: new Map(),
    limited: new Set<string>(),
    waiting: new Set<() => void>(),
  };
  all.set(baseUrl.href, health);
  return health;
}

function breakerOf(health: Health, part: string): Breaker {
  return health.parts.get(part) ?? CLOSED;
}

function isTried(breaker: Breaker): boolean {
  return breaker.kind === 'open' && breaker.hasTrial;
}

/** Settles once a call has ended, or the signal has fired. */
function nextEnd({ waiting }: Health, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const tell = () => {
      waiting.delete(tell);
      signal.removeEventListener('abort', tell);
      resolve();
    };
    waiting.add(tell);
    signal.addEventListener('abort', tell, { once: true });
  });
}

/** A 4xx, a redirect, an answer nobody can read: the connection is well. */
function verdictOf(result: TavusResult | null): Verdict {
  if (result === null) return 'nothing';
  return !result.ok && NO_ANSWER.includes(result.error.code) ? 'failed' : 'answered';
}

/** What is left of the pauses that concern a part, in milliseconds. */
function pauseOf({ pauses }: Health, part: string, at: number): number {
  return Math.max(pauses.get(part) ?? 0, pauses.get('') ?? 0) - at;
}

function notePause(health: Health, part: string, result: TavusResult, at: number): void {
  if (result.ok) return health.limited.clear();
  const { code, retry_after_seconds: seconds = 0 } = result.error;
  if (code !== 'rate_limited' || seconds === 0) return;
  const { limited, pauses } = health;
  for (const [key, until] of pauses) if (until <= at) pauses.delete(key);
  const until = at + seconds * 1_000;
  limited.add(part);
  for (const key of limited.size >= LIMITED_PARTS ? [part, ''] : [part]) {
    keep(pauses, key, Math.max(pauses.get(key) ?? 0, until));
  }
}

function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > MAX_PARTS && oldest !== undefined) map.delete(oldest);
}

function inSeconds(ms: number): number {
  return Math.max(Math.ceil(ms / 1_000), 1);
}
