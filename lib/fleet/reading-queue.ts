import 'server-only';
import type { Failure, Result } from '@/lib/result';

/** A PAL to be read, for everyone who waits for it. */
export interface Job<T> {
  readonly palId: string;
  readonly line: Promise<T>;
  readonly settle: (line: T) => void;
  readonly leaving: AbortController;
  readers: number;
}

/** How a reading ended. */
export interface Done<R> {
  /** When the reading began, on the queue's clock. */
  readonly begunAt: number;
  readonly result: Result<R>;
  /** False where it may be older than a write, or nobody waited for it any more. */
  readonly isCurrent: boolean;
}

export interface ReadOptions {
  /** Whether someone looks at the PAL's row; else it is read ahead. */
  readonly isWanted: boolean;
  /** Ends the call once nobody waits for it. */
  readonly signal: AbortSignal;
}

interface QueueOptions<R, T> {
  /** Reads one PAL. Must not reject. */
  readonly read: (palId: string, options: ReadOptions) => Promise<Result<R>>;
  /** What everyone who waits gets. Must not throw. */
  readonly lineOf: (palId: string, done: Done<R>) => T;
  readonly now: () => number;
}

/** The bound of calls to the API. All of it, since whatever else is asked goes before these. */
const AT_ONCE = 8;
/** Until answers come, places stay free: a call that hangs holds its place for seconds. */
const AT_ONCE_IN_DOUBT = 6;
/** After this many failures in a row, the rest is not tried: each would cost its deadline. */
const MAX_IN_A_ROW = 6;
/** One PAL's own, unless PAL after PAL fails with them. A rejected key needs no second one. */
const DOUBTFUL: readonly Failure['code'][] = [
  'breaker_open',
  'forbidden',
  'network',
  'not_reached',
  'rate_limited',
  'timeout',
  'upstream_error',
];

/**
 * Reads PALs a few at a time, each once for everyone who waits for it. Wanted PALs go first. A PAL
 * that nobody waits for any more is not read.
 */
export class ReadingQueue<R, T> {
  private readonly wanted = new Map<string, Job<T>>();
  private readonly waiting = new Map<string, Job<T>>();
  private readonly running = new Map<string, Job<T>>();
  private runningCount = 0;
  private failuresInARow = 0;
  private hasAnswered = false;

  constructor(private readonly options: QueueOptions<R, T>) {}

  /** The job of a PAL, new or joined. `start` begins the calls; each job joined must be left. */
  join(palId: string, isWanted: boolean): Job<T> {
    const job =
      this.running.get(palId) ??
      this.wanted.get(palId) ??
      this.waiting.get(palId) ??
      newJob<T>(palId);
    job.readers += 1;
    if (this.running.has(palId)) return job;
    if (isWanted) this.waiting.delete(palId);
    if (isWanted || this.wanted.has(palId)) this.wanted.set(palId, job);
    else this.waiting.set(palId, job);
    return job;
  }

  /** The last one to leave ends the call. */
  leave(job: Job<T>): void {
    job.readers -= 1;
    if (job.readers > 0) return;
    // Also a call under way: the next caller must not join one that is being ended.
    for (const line of [this.wanted, this.waiting, this.running]) {
      if (line.get(job.palId) === job) line.delete(job.palId);
    }
    job.leaving.abort();
  }

  /** After a write: a reading under way is not current any more, and nobody else joins it. */
  forget(palId: string): void {
    this.running.delete(palId);
  }

  start(): void {
    const bound = this.hasAnswered && this.failuresInARow === 0 ? AT_ONCE : AT_ONCE_IN_DOUBT;
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

  private async run(job: Job<T>, isWanted: boolean): Promise<void> {
    const { palId } = job;
    const begunAt = this.options.now();
    const { signal } = job.leaving;
    const result = await this.options.read(palId, { isWanted, signal });
    this.runningCount -= 1;
    if (result.ok) {
      this.failuresInARow = 0;
      this.hasAnswered = true;
    } else if (!signal.aborted) {
      this.noteFailure(result.error);
    }
    // The next call goes out before this one is described.
    this.start();
    const isCurrent = this.running.get(palId) === job && this.running.delete(palId);
    job.settle(this.options.lineOf(palId, { begunAt, result, isCurrent }));
  }

  private noteFailure(error: Failure): void {
    this.failuresInARow = DOUBTFUL.includes(error.code) ? this.failuresInARow + 1 : 0;
    if (error.code !== 'key_rejected' && this.failuresInARow < MAX_IN_A_ROW) return;
    this.failuresInARow = 0;
    this.hasAnswered = false;
    const done: Done<R> = {
      begunAt: this.options.now(),
      result: { ok: false, error },
      isCurrent: false,
    };
    for (const line of [this.wanted, this.waiting]) {
      const jobs = [...line.values()];
      line.clear();
      for (const { palId, settle } of jobs) settle(this.options.lineOf(palId, done));
    }
  }
}

function newJob<T>(palId: string): Job<T> {
  let settle: (line: T) => void = () => {};
  const line = new Promise<T>((resolve) => {
    settle = resolve;
  });
  return { palId, line, settle, leaving: new AbortController(), readers: 0 };
}
