import 'server-only';

/** Gives its place back; a second call does nothing. */
export type Leave = () => void;

export interface Gate {
  /**
   * Waits for a place. Saves go before reads that wait: a person waits for them.
   * @returns how to leave again, or null where the signal ended the wait: then no place is held
   */
  enter: (signal: AbortSignal, options?: { isFirst?: boolean }) => Promise<Leave | null>;
}

/** Lets at most `size` through at a time, in the order of coming. */
export function createGate(size: number): Gate {
  const waiting: (() => void)[] = [];
  let free = size;

  function leaveOnce(): Leave {
    let isInside = true;
    return () => {
      if (!isInside) return;
      isInside = false;
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    };
  }

  function enter(signal: AbortSignal, { isFirst = false } = {}): Promise<Leave | null> {
    if (signal.aborted) return Promise.resolve(null);
    if (free > 0) {
      free -= 1;
      return Promise.resolve(leaveOnce());
    }
    return new Promise((resolve) => {
      const admit = () => {
        signal.removeEventListener('abort', giveUp);
        resolve(leaveOnce());
      };
      const giveUp = () => {
        waiting.splice(waiting.indexOf(admit), 1);
        resolve(null);
      };
      signal.addEventListener('abort', giveUp, { once: true });
      if (isFirst) waiting.unshift(admit);
      else waiting.push(admit);
    });
  }

  return { enter };
}
