import 'server-only';

/**
 * Who goes before whom: a save, and the reads it hangs on; what somebody waits for; what is read
 * ahead for a whole account.
 */
export type Rank = 'first' | 'in_turn' | 'last';

/** A place at the gate, and the connection that belongs to it. */
export interface Place<T> {
  readonly connection: T;
  /** Gives the place back; a second call does nothing. */
  readonly leave: () => void;
}

export interface Gate<T> {
  /**
   * Waits for a place. It stays taken until it is left, through as many calls as its holder makes.
   * @returns null where the signal ended the wait: then no place is held
   */
  enter: (signal: AbortSignal, rank?: Rank) => Promise<Place<T> | null>;
}

/**
 * Lets as many through at a time as there are connections, by rank, and within a rank in the order
 * of coming.
 * @param reserved how many of them are kept free for rank `first`
 */
export function createGate<T>(connections: readonly T[], reserved: number): Gate<T> {
  const waiting: Record<Rank, ((place: Place<T>) => void)[]> = { first: [], in_turn: [], last: [] };
  /** The one left last comes first: its connection is the warmest. */
  const free = [...connections];

  function placeOf(connection: T): Place<T> {
    let isInside = true;
    return {
      connection,
      leave: () => {
        if (!isInside) return;
        isInside = false;
        free.push(connection);
        admitNext();
      },
    };
  }

  function mayEnter(rank: Rank): boolean {
    return free.length > (rank === 'first' ? 0 : reserved);
  }

  function admitNext(): void {
    for (const rank of ['first', 'in_turn', 'last'] as const) {
      const admit = mayEnter(rank) ? waiting[rank].shift() : undefined;
      const connection = admit && free.pop();
      if (connection !== undefined) return admit?.(placeOf(connection));
    }
  }

  function enter(signal: AbortSignal, rank: Rank = 'in_turn'): Promise<Place<T> | null> {
    if (signal.aborted) return Promise.resolve(null);
    const connection = mayEnter(rank) ? free.pop() : undefined;
    if (connection !== undefined) return Promise.resolve(placeOf(connection));
    const line = waiting[rank];
    return new Promise((resolve) => {
      const admit = (place: Place<T>) => {
        signal.removeEventListener('abort', giveUp);
        resolve(place);
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
