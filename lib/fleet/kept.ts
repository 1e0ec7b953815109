import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';

interface Keeping<T> {
  readonly read: () => Promise<T>;
  /** How long what was read is told again, in milliseconds: half a list is hardly worth keeping. */
  readonly keepMs: (value: T) => number;
}

/** Something read now and then and told to all who ask in between; one reading at a time. */
export class Kept<T> {
  private value: { readonly it: T; readonly until: number } | undefined;
  private reading: Promise<T> | undefined;

  constructor(private readonly keeping: Keeping<T>) {}

  /** What is kept, or else a reading. */
  get(): Promise<T> {
    const kept = this.kept();
    return kept === undefined ? this.readAgain() : Promise.resolve(kept.it);
  }

  /** The same, or what to make do with where it takes longer than this. A reading goes on. */
  getWithin<U>(ms: number, otherwise: U): Promise<T | U> {
    if (this.kept() !== undefined) return this.get();
    return Promise.race([this.get(), sleep(ms, otherwise, { ref: false })]);
  }

  /** A reading of now, joined where one is under way. */
  readAgain(): Promise<T> {
    this.reading ??= this.read().finally(() => {
      this.reading = undefined;
    });
    return this.reading;
  }

  private kept(): { readonly it: T } | undefined {
    const { value } = this;
    return value !== undefined && performance.now() < value.until ? value : undefined;
  }

  private async read(): Promise<T> {
    const begunAt = performance.now();
    const it = await this.keeping.read();
    this.value = { it, until: begunAt + this.keeping.keepMs(it) };
    return it;
  }
}
