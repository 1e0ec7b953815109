import 'server-only';

/** Gives its place back; a second call does nothing. */
export type Leave = () => void;

/**
 * Who goes before whom: a save, and the reads it hangs on; what somebody waits for; what is read
 * ahead for a whole account.
 */
export type Rank = 'first' | 'in_turn' | 'last';

export interface Gate {
  /**
   * Waits for a place.
   * @returns how to leave again, or null where the signal ended the wait: then no place is held
   */
  enter: (signal: AbortSignal, rank?: Rank) => Promise<Leave | null>;
}

/** Lets at most `size` through at a time, by rank; of one rank in the order of coming. */
export function createGate(size: number): Gate {
  const waiting: Record<Rank, (() => void)[]> = { first: [], in_turn: [], last: [] };
  let free = size;

  function leaveOnce(): Leave {
    let isInside = true;
    return () => {
      if (!isInside) return;
      isInside = false;
      const next = waiting.first.shift() ?? waiting.in_turn.shift() ?? waiting.last.shift();
      if (next === undefined) free += 1;
      else next();
    };
  }

  function enter(signal: AbortSignal, rank: Rank = 'in_turn'): Promise<Leave | null> {
    if (signal.aborted) return Promise.resolve(null);
    if (free > 0) {
      free -= 1;
      return Promise.resolve(leaveOnce());
    }
    const line = waiting[rank];
    return new Promise((resolve) => {
      const admit = () => {
        signal.removeEventListener('abort', giveUp);
        resolve(leaveOnce());
      };
      const giveUp = () => {
        line.splice(line.indexOf(admit), 1);
        resolve(null);
      };
      signal.addEventListener('abort', giveUp, { once: true });
      line.push(admit);
    });
  }

  return { enter };
}
