import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Arrival<T> {
  readonly value: T;
  /** What replaces the value once it is there. It never rejects. */
  readonly next?: Promise<T> | undefined;
}

/** Values in the order they arrive, those that arrive close together as a batch. */
export class Arrivals<T> {
  private due = 0;
  private arrived: T[] = [];
  private ring = () => {};

  /** @param promise never rejects */
  add(promise: Promise<Arrival<T>>): void {
    this.due += 1;
    void promise.then(({ value, next }) => {
      this.due -= 1;
      this.arrived.push(value);
      if (next !== undefined) this.add(next.then((again) => ({ value: again })));
      this.ring();
    });
  }

  /**
   * Ends after the last value, or early once the signal fires.
   * @param gatherMs how long a batch waits for more values, in milliseconds
   */
  async *batches(gatherMs: number, signal: AbortSignal): AsyncGenerator<readonly T[], void> {
    const onAbort = () => this.ring();
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      while (this.due > 0 || this.arrived.length > 0) {
        if (this.arrived.length === 0 && !signal.aborted) await this.bell();
        if (gatherMs > 0 && this.due > 0 && !signal.aborted) await sleep(gatherMs);
        if (signal.aborted) return;
        yield this.arrived.splice(0);
      }
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }

  private bell(): Promise<void> {
    return new Promise((resolve) => {
      this.ring = resolve;
    });
  }
}
