import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { failure } from '@/lib/failures';
import type { FailureCode, Result } from '@/lib/result';
import { Arrivals, type Arrival } from './arrivals';
import { LineCache } from './line-cache';
import { ReadingQueue, type Done, type ReadOptions } from './reading-queue';

/** A line of what is known of one PAL. */
interface LineBase {
  readonly pal_id: string;
}

export interface FailedLine extends LineBase {
  readonly ok: false;
  readonly code: FailureCode;
  readonly message: string;
}

/** A line as it is sent. */
export type SentLine<L> = (L | FailedLine) & {
  /**
   * When its reading began, in milliseconds before (negative) or after the lines were asked for.
   * It tells which of two lines is newer without comparing the clocks of two machines.
   */
  readonly begun_ms: number;
};

export interface Described<L> {
  readonly line: L;
  /** The line again, once something that was missing for it is there. */
  readonly later?: Promise<L>;
}

export interface FleetReaderOptions<R, L> {
  readonly read: (palId: string, options: ReadOptions) => Promise<Result<R>>;
  readonly describe: (palId: string, data: R) => Described<L>;
  /** How long a line is served again, in milliseconds. */
  readonly keepMs: (line: L) => number;
  /** How long lines are gathered to be sent together, in milliseconds; not at all if left out. */
  readonly gatherMs?: number;
  /** Told of what `read` or `describe` threw: a bug. The PAL's line then says that it failed. */
  readonly onThrown: (palId: string, thrown: unknown) => void;
  /** For tests. */
  readonly now?: () => number;
}

export interface LinesOptions {
  readonly signal: AbortSignal;
  /** Reads everything again, except what is being read at this moment. */
  readonly refresh?: boolean;
  /** Someone looks at these rows now. */
  readonly isWanted?: boolean;
  /**
   * How long a line waits for its `later`, in milliseconds, and is then the PAL's only one. If left
   * out, such a line is sent at once, and again later.
   */
  readonly waitMs?: number;
}

interface Stamped<L> {
  readonly line: L | FailedLine;
  readonly begunAt: number;
  readonly later: Promise<L | FailedLine> | undefined;
}

/** Cached lines are sent this many at a time, so that thousands are not written in one go. */
const BATCH = 500;

/** Reads something of every PAL of an account once for all callers, and caches it for a while. */
export class FleetReader<R, L extends LineBase> {
  private readonly now: () => number;
  private readonly cache: LineCache<Stamped<L>>;
  private readonly queue: ReadingQueue<R, Stamped<L>>;

  constructor(private readonly options: FleetReaderOptions<R, L>) {
    this.now = options.now ?? performance.now.bind(performance);
    this.cache = new LineCache(this.now);
    this.queue = new ReadingQueue({
      now: this.now,
      read: (palId, readOptions) => this.read(palId, readOptions),
      lineOf: (palId, done) => this.lineOf(palId, done),
    });
  }

  /** The lines of `batches`, one by one. */
  async *lines(
    palIds: readonly string[],
    options: LinesOptions,
  ): AsyncGenerator<SentLine<L>, void> {
    for await (const batch of this.batches(palIds, options)) yield* batch;
  }

  /**
   * A line a PAL, duplicates once: cached ones first and in the order given, the rest as they are
   * read. Ends early once the signal fires or the generator is closed; both end the calls that
   * nobody else waits for.
   */
  async *batches(
    palIds: readonly string[],
    { signal, refresh = false, isWanted = false, waitMs }: LinesOptions,
  ): AsyncGenerator<readonly SentLine<L>[], void> {
    const askedAt = this.now();
    const sent = (line: L | FailedLine, begunAt: number): SentLine<L> => ({
      ...line,
      begun_ms: Math.round(begunAt - askedAt),
    });
    const arrival = async ({ line, begunAt, later }: Stamped<L>): Promise<Arrival<SentLine<L>>> => {
      if (later === undefined) return { value: sent(line, begunAt) };
      if (waitMs !== undefined) return { value: sent(await within(waitMs, later, line), begunAt) };
      const next = later.then((again) => sent(again, begunAt));
      return { value: sent(line, begunAt), next };
    };
    const due: string[] = [];
    const cached: SentLine<L>[] = [];
    const arrivals = new Arrivals<SentLine<L>>();
    for (const palId of new Set(palIds)) {
      const known = refresh ? undefined : this.cache.get(palId)?.value;
      if (known === undefined) due.push(palId);
      else if (known.later === undefined) cached.push(sent(known.line, known.begunAt));
      else arrivals.add(arrival(known));
    }
    for (let start = 0; start < cached.length; start += BATCH) {
      yield cached.slice(start, start + BATCH);
    }
    if (signal.aborted) return;
    const jobs = due.map((palId) => this.queue.join(palId, isWanted));
    for (const job of jobs) arrivals.add(job.line.then(arrival));
    this.queue.start();
    try {
      yield* arrivals.batches(this.options.gatherMs ?? 0, signal);
    } finally {
      for (const job of jobs) this.queue.leave(job);
    }
  }

  /** After a write: drops the PAL's line, and does not cache a reading that is under way. */
  forget(palId: string): void {
    this.cache.delete(palId);
    this.queue.forget(palId);
  }

  /** How many lines are cached. */
  get size(): number {
    return this.cache.size;
  }

  private async read(palId: string, options: ReadOptions): Promise<Result<R>> {
    try {
      return await this.options.read(palId, options);
    } catch (thrown) {
      this.options.onThrown(palId, thrown);
      return { ok: false, error: failure('internal') };
    }
  }

  private lineOf(palId: string, { begunAt, result, isCurrent }: Done<R>): Stamped<L> {
    if (!result.ok) {
      const { code, message } = result.error;
      return { line: { pal_id: palId, ok: false, code, message }, begunAt, later: undefined };
    }
    try {
      const { line, later } = this.options.describe(palId, result.data);
      const again = later?.catch((thrown: unknown) => this.thrown(palId, thrown));
      const stamped = { line, begunAt, later: again };
      if (isCurrent) this.keep(palId, line, stamped);
      void again?.then((complete) => this.replace(palId, stamped, complete));
      return stamped;
    } catch (thrown) {
      return { line: this.thrown(palId, thrown), begunAt, later: undefined };
    }
  }

  private keep(palId: string, line: L, stamped: Stamped<L>): void {
    this.cache.set(palId, stamped, stamped.begunAt, this.options.keepMs(line));
  }

  private replace(palId: string, before: Stamped<L>, line: L | FailedLine): void {
    if (this.cache.get(palId)?.value !== before) return;
    this.cache.delete(palId);
    if (!isFailed(line))
      this.keep(palId, line, { line, begunAt: before.begunAt, later: undefined });
  }

  private thrown(palId: string, thrown: unknown): FailedLine {
    this.options.onThrown(palId, thrown);
    const { code, message } = failure('internal');
    return { pal_id: palId, ok: false, code, message };
  }
}

function isFailed(line: object): line is FailedLine {
  return 'ok' in line && line.ok === false;
}

function within<T>(ms: number, value: Promise<T>, otherwise: T): Promise<T> {
  if (ms === Infinity) return value;
  return Promise.race([value, sleep(ms, otherwise, { ref: false })]);
}
