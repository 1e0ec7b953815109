import 'server-only';

interface CachedReadOptions<T> {
  readonly read: () => Promise<T>;
  /** How long a value is served, in milliseconds. At 0 it does not replace the one before it. */
  readonly keepMs: (value: T) => number;
}

/** A value cached for a while. Concurrent callers share one read. */
export class CachedRead<T> {
  private kept: { readonly value: T; readonly begunAt: number; readonly until: number } | undefined;
  private reading: Promise<T> | undefined;

  constructor(private readonly options: CachedReadOptions<T>) {}

  /** The cached value, or a new read once it has expired. */
  get(): Promise<T> {
    const kept = this.current();
    return kept === undefined ? this.readAgain() : Promise.resolve(kept);
  }

  /** Milliseconds since the read of the last cached value began; Infinity before the first one. */
  age(): number {
    return this.kept === undefined ? Infinity : performance.now() - this.kept.begunAt;
  }

  /** The cached value; undefined once it has expired. */
  current(): T | undefined {
    return this.kept !== undefined && performance.now() < this.kept.until
      ? this.kept.value
      : undefined;
  }

  /** The last cached value, however old; undefined before the first one. */
  latest(): T | undefined {
    return this.kept?.value;
  }

  /** A new read, or the one under way. */
  readAgain(): Promise<T> {
    this.reading ??= this.read().finally(() => {
      this.reading = undefined;
    });
    return this.reading;
  }

  private async read(): Promise<T> {
    const begunAt = performance.now();
    const value = await this.options.read();
    const keepMs = this.options.keepMs(value);
    if (keepMs > 0) this.kept = { value, begunAt, until: begunAt + keepMs };
    return value;
  }
}
