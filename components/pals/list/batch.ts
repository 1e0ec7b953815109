/** Collects items and hands them on together, so that a fast stream does not cause a render an item. */
interface Batch<T> {
  add: (item: T) => void;
  /** Hands on at once what is held; nothing held, nothing happens. */
  flush: () => void;
}

/** @param everyMs how long the first item of a batch may wait, in milliseconds */
export function createBatch<T>(handOn: (items: readonly T[]) => void, everyMs: number): Batch<T> {
  let held: T[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush() {
    clearTimeout(timer);
    timer = undefined;
    if (held.length === 0) return;
    const items = held;
    held = [];
    handOn(items);
  }

  function add(item: T) {
    held.push(item);
    timer ??= setTimeout(flush, everyMs);
  }

  return { add, flush };
}
