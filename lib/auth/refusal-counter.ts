/** How many refusals of one client, or of one user, have a line of their own in a minute. */
export const FULL_LINES = 10;
/** The same for all clients that have not signed in. */
export const FULL_LINES_IN_ALL = 60;
/** How many clients get a line with their count; the others share one. */
export const COUNTED_CLIENTS = 20;

export interface Refused {
  readonly kind: 'client' | 'user';
  readonly key: string;
}

/** `key` is null for the clients that share a line. */
export interface RefusalCount {
  readonly kind: Refused['kind'];
  readonly key: string | null;
  readonly count: number;
}

/**
 * Counts refusals within one minute, so that a client that repeats them endlessly fills no disk.
 * Users are counted apart: strangers cannot keep a user's refusal from being written.
 */
export class RefusalCounter {
  readonly #seen = new Map<string, { refused: Refused; lines: number; counted: number }>();
  #linesOfClients = 0;
  #others = 0;

  /** @returns whether this refusal gets a line; otherwise it is in the counts */
  note(refused: Refused): boolean {
    const id = `${refused.kind} ${refused.key}`;
    const isClient = refused.kind === 'client';
    const isFull = isClient && this.#linesOfClients >= FULL_LINES_IN_ALL;
    const known = this.#seen.get(id) ?? { refused, lines: 0, counted: 0 };
    if (known.lines < FULL_LINES && !isFull) {
      known.lines += 1;
      if (isClient) this.#linesOfClients += 1;
      this.#seen.set(id, known);
      return true;
    }
    if (this.#seen.has(id) || !isClient || this.#seen.size < FULL_LINES_IN_ALL) {
      known.counted += 1;
      this.#seen.set(id, known);
    } else this.#others += 1;
    return false;
  }

  /** Returns the counts of what got no line, and starts the next minute. */
  take(): RefusalCount[] {
    const counted = [...this.#seen.values()]
      .filter((each) => each.counted > 0)
      .sort((a, b) => b.counted - a.counted)
      .map(({ refused, counted: count }): RefusalCount => ({ ...refused, count }));
    const users = counted.filter(({ kind }) => kind === 'user');
    const clients = counted.filter(({ kind }) => kind === 'client');
    const rest = clients.slice(COUNTED_CLIENTS);
    const others = rest.reduce((sum, { count }) => sum + count, this.#others);
    this.#seen.clear();
    this.#linesOfClients = 0;
    this.#others = 0;
    return [
      ...users,
      ...clients.slice(0, COUNTED_CLIENTS),
      ...(others > 0 ? [{ kind: 'client', key: null, count: others } as const] : []),
    ];
  }
}
