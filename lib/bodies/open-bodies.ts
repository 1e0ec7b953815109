interface Limits {
  /** Bodies of one client that are still arriving. */
  readonly perClient: number;
  readonly inAll: number;
}

/** Who sends a body, and of what size: see body-rules.ts. */
export type BodyClass = 'stranger' | 'small' | 'large';

/** A stranger's body fits into a few packets; a signed-in editor may save megabytes over a slow line. */
export const DEADLINE_MS: Readonly<Record<BodyClass, number>> = {
  stranger: 10_000,
  small: 30_000,
  large: 120_000,
};

/** In all at most 16 MiB of strangers, 8 MiB of small and 120 MiB of large bodies. */
const LIMITS: Readonly<Record<BodyClass, Limits>> = {
  stranger: { perClient: 32, inAll: 256 },
  small: { perClient: 32, inAll: 128 },
  large: { perClient: 6, inAll: 12 },
};

export interface OpenBodies {
  /**
   * Counts a body that begins to arrive.
   * @param client what its sender is counted by
   * @returns what to call once at its end; null where it is one too many
   */
  readonly begin: (bodyClass: BodyClass, client: string) => (() => void) | null;
}

/** Counts bodies that are still arriving, so that the memory they hold is bounded. */
export function createOpenBodies(): OpenBodies {
  const open: Readonly<Record<BodyClass, Map<string, number>>> = {
    stranger: new Map(),
    small: new Map(),
    large: new Map(),
  };
  const totals = { stranger: 0, small: 0, large: 0 };

  return {
    begin(bodyClass, client) {
      const clients = open[bodyClass];
      const own = clients.get(client) ?? 0;
      const { perClient, inAll } = LIMITS[bodyClass];
      if (own >= perClient || totals[bodyClass] >= inAll) return null;
      clients.set(client, own + 1);
      totals[bodyClass] += 1;
      let hasEnded = false;
      return () => {
        if (hasEnded) return;
        hasEnded = true;
        totals[bodyClass] -= 1;
        const left = (clients.get(client) ?? 1) - 1;
        if (left === 0) clients.delete(client);
        else clients.set(client, left);
      };
    },
  };
}
