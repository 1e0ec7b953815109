import 'server-only';

interface Entry<T> {
  readonly value: T;
  readonly begunAt: number;
  readonly until: number;
}

/** What was read of each PAL, until it expires. Expired entries are dropped, not only ignored. */
export class LineCache<T> {
  private readonly entries = new Map<string, Entry<T>>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param now a monotonic clock, in milliseconds */
  constructor(private readonly now: () => number) {}

  /** How many entries are held, expired ones included. */
  get size(): number {
    return this.entries.size;
  }

  get(palId: string): Entry<T> | undefined {
    const entry = this.entries.get(palId);
    return entry !== undefined && this.now() < entry.until ? entry : undefined;
  }

  /**
   * @param begunAt when its reading began
   * @param keepMs how long after that it expires, in milliseconds
   */
  set(palId: string, value: T, begunAt: number, keepMs: number): void {
    this.entries.set(palId, { value, begunAt, until: begunAt + keepMs });
    this.dropLater();
  }

  delete(palId: string): void {
    this.entries.delete(palId);
  }

  private dropExpired(): void {
    this.timer = undefined;
    for (const [palId, { until }] of this.entries) {
      if (until <= this.now()) this.entries.delete(palId);
    }
    if (this.entries.size > 0) this.dropLater();
  }

  private dropLater(): void {
    this.timer ??= setTimeout(() => this.dropExpired(), DROP_EVERY_MS).unref();
  }
}

const DROP_EVERY_MS = 60_000;
