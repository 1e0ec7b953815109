import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Failure, Result } from '@/lib/result';

/** What the fleet keeps of one PAL, as its lines tell it. */
export type FleetLine =
  | { readonly pal_id: string; readonly ok: true; readonly read_at: string }
  | { readonly pal_id: string; readonly ok: false; readonly message: string };

export interface FleetReaderOptions<R, L> {
  /** Reads one PAL. `isWanted`: somebody looks at its row; else it is read ahead. */
  readonly read: (
    palId: string,
    options: { readonly isWanted: boolean; readonly signal: AbortSignal },
  ) => Promise<Result<R>>;
  /** What is kept and told of what was read. It may wait for more: no call is held up by it. */
  readonly describe: (palId: string, data: R) => L | Promise<L>;
  /** How long what was read is told again, in milliseconds. */
  readonly keepMs: number;
  /** How long lines are gathered to be told together, in milliseconds; not at all if left out. */
  readonly gatherMs?: number;
  /** For tests. */
  readonly now?: () => number;
}

type Failed = Extract<FleetLine, { ok: false }>;

interface Job<L> {
  readonly palId: string;
  readonly leaving: AbortController;
  readonly line: Promise<L | Failed>;
  readonly settle: (line: L | Failed) => void;
  readers: number;
}

interface Kept<L> {
  readonly line: L;
  /** When its reading began: what is asked for later must not be answered with it. */
  readonly begunAt: number;
}

/** Kept lines are told so many at a time, lest thousands be written out in one go. */
const BATCH = 500;
/** The bound of calls to the API. All of it, since whatever else is asked goes before these. */
const AT_ONCE = 8;
/** Until answers come, places stay free: a call that hangs holds its place for seconds. */
const AT_ONCE_IN_DOUBT = 6;
/** So many in a row without an answer, and the rest is not tried: each would cost its deadline. */
const MAX_SILENT = 6;
const SILENT: readonly Failure['code'][] = [
  'breaker_open',
  'network',
  'not_reached',
  'timeout',
  'upstream_error',
];
const FATAL: readonly Failure['code'][] = ['key_rejected', 'rate_limited'];

/**
 * Reads something of every PAL of an account once for all who ask at the same time, a few at once,
 * and keeps it for a while. What somebody looks at goes first; what nobody asks for any more is not
 * read.
 */
export class FleetReader<R, L extends { readonly pal_id: string; readonly read_at: string }> {
  private readonly kept = new Map<string, Kept<L>>();
  private readonly wanted = new Map<string, Job<L>>();
  private readonly waiting = new Map<string, Job<L>>();
  private readonly running = new Map<string, Job<L>>();
  private runningCount = 0;
  private silent = 0;
  private hasAnswered = false;

  constructor(private readonly options: FleetReaderOptions<R, L>) {}

  /**
   * Exactly one line a PAL, doubles once: what is kept at once, in the order given, the rest as it is
   * read. Ends early, without the rest, once the signal fires.
   * @param refresh reads everything anew, but for what is being read at this moment
   */
  async *lines(palIds: readonly string[], options: LinesOptions): AsyncGenerator<L | Failed, void> {
    for await (const batch of this.batches(palIds, options)) yield* batch;
  }

  /** The same lines, as many at a time as are there. */
  async *batches(
    palIds: readonly string[],
    { signal, refresh = false, isWanted = false }: LinesOptions,
  ): AsyncGenerator<readonly (L | Failed)[], void> {
    const due: string[] = [];
    const kept: L[] = [];
    for (const palId of new Set(palIds)) {
      const line = refresh ? undefined : this.recall(palId);
      if (line === undefined) due.push(palId);
      else kept.push(line);
    }
    for (let told = 0; told < kept.length; told += BATCH) yield kept.slice(told, told + BATCH);
    if (signal.aborted) return;
    yield* this.inOrderOfComing(due, isWanted, signal);
  }

  /** After a write: what was read stands no longer, and a reading under way is neither kept nor joined. */
  forget(palId: string): void {
    this.kept.delete(palId);
    this.running.delete(palId);
  }

  private recall(palId: string): L | undefined {
    const kept = this.kept.get(palId);
    return kept !== undefined && this.now() - kept.begunAt < this.options.keepMs
      ? kept.line
      : undefined;
  }

  private async *inOrderOfComing(
    palIds: readonly string[],
    isWanted: boolean,
    signal: AbortSignal,
  ): AsyncGenerator<readonly (L | Failed)[], void> {
    const { gatherMs = 0 } = this.options;
    const arrived: (L | Failed)[] = [];
    let bell = deferred<undefined>();
    const ring = () => bell.resolve(undefined);
    const jobs = palIds.map((palId) => this.enlist(palId, isWanted));
    for (const job of jobs) {
      void job.line.then((line) => {
        arrived.push(line);
        ring();
      });
    }
    signal.addEventListener('abort', ring, { once: true });
    this.pump();
    try {
      for (let told = 0; told < jobs.length;) {
        await bell.promise;
        if (gatherMs > 0 && told + arrived.length < jobs.length) await sleep(gatherMs);
        if (signal.aborted) return;
        bell = deferred();
        told += arrived.length;
        yield arrived.splice(0);
        if (signal.aborted) return;
      }
    } finally {
      signal.removeEventListener('abort', ring);
      for (const job of jobs) this.leave(job);
    }
  }

  /** The job of a PAL, new or joined; one that somebody looks at moves before the others. */
  private enlist(palId: string, isWanted: boolean): Job<L> {
    const known =
      this.running.get(palId) ??
      this.wanted.get(palId) ??
      this.waiting.get(palId) ??
      newJob<L>(palId);
    known.readers += 1;
    if (this.running.has(palId)) return known;
    if (isWanted) this.waiting.delete(palId);
    if (isWanted || this.wanted.has(palId)) this.wanted.set(palId, known);
    else this.waiting.set(palId, known);
    return known;
  }

  private leave(job: Job<L>): void {
    job.readers -= 1;
    if (job.readers > 0) return;
    // Also of a call under way: whoever asks next must not join one that is being ended.
    for (const line of [this.wanted, this.waiting, this.running]) {
      if (line.get(job.palId) === job) line.delete(job.palId);
    }
    job.leaving.abort();
  }

  private pump(): void {
    const bound = this.hasAnswered && this.silent === 0 ? AT_ONCE : AT_ONCE_IN_DOUBT;
    while (this.runningCount < bound) {
      const isWanted = this.wanted.size > 0;
      const [next] = (isWanted ? this.wanted : this.waiting).values();
      if (next === undefined) return;
      (isWanted ? this.wanted : this.waiting).delete(next.palId);
      this.running.set(next.palId, next);
      this.runningCount += 1;
      void this.run(next, isWanted);
    }
  }

  private async run(job: Job<L>, isWanted: boolean): Promise<void> {
    const { palId } = job;
    const begunAt = this.now();
    const { signal } = job.leaving;
    const result = await this.options.read(palId, { isWanted, signal });
    this.runningCount -= 1;
    if (result.ok) {
      this.silent = 0;
      this.hasAnswered = true;
    } else if (!signal.aborted) {
      this.noteFailure(result.error);
    }
    // The next call goes out before this one is described.
    this.pump();
    if (!result.ok) {
      this.finish(job);
      job.settle({ pal_id: palId, ok: false, message: result.error.message });
      return;
    }
    const line = await this.options.describe(palId, result.data);
    if (this.finish(job)) this.kept.set(palId, { line, begunAt });
    job.settle(line);
  }

  /** @returns false for one that is gone or another by now: the set was written, or nobody asked any more */
  private finish(job: Job<L>): boolean {
    return this.running.get(job.palId) === job && this.running.delete(job.palId);
  }

  /** A rejected key or a dead API is not asked for thousands of sets more. */
  private noteFailure(error: Failure): void {
    this.silent = SILENT.includes(error.code) ? this.silent + 1 : 0;
    if (!FATAL.includes(error.code) && this.silent < MAX_SILENT) return;
    this.silent = 0;
    this.hasAnswered = false;
    for (const line of [this.wanted, this.waiting]) {
      const jobs = [...line.values()];
      line.clear();
      for (const { palId, settle } of jobs) {
        settle({ pal_id: palId, ok: false, message: error.message });
      }
    }
  }

  private now(): number {
    return (this.options.now ?? performance.now.bind(performance))();
  }
}

export interface LinesOptions {
  readonly signal: AbortSignal;
  readonly refresh?: boolean;
  /** Somebody looks at these rows now. */
  readonly isWanted?: boolean;
}

function newJob<L>(palId: string): Job<L> {
  const { promise, resolve } = deferred<L | Failed>();
  return { palId, leaving: new AbortController(), line: promise, settle: resolve, readers: 0 };
}

/** `Promise.withResolvers`, which Node 20 has not. */
function deferred<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
