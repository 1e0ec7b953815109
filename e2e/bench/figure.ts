/** What was measured, next to what is aimed at. */
export interface Figure {
  /** The same in every run: runs are compared by it. */
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly aim?: Aim;
  /** What helps to understand it: "200.4 kB of it scripts". */
  readonly note?: string;
}

export interface Aim {
  readonly is: 'at most' | 'at least';
  readonly value: number;
}

export interface BenchContext {
  /** Few repetitions: to see that everything runs, not to learn anything. */
  readonly isQuick: boolean;
  /** Added to each answer of the API where latency is the question, in milliseconds. */
  readonly latencyMs: number;
}

/** Measures one thing by itself, with servers of its own. */
export type Part = (context: BenchContext) => Promise<readonly Figure[]>;

/** Thrown by a part that cannot be measured on this machine, with the reason. */
export class Skipped extends Error {}

export function atMost(value: number): Aim {
  return { is: 'at most', value };
}

export function atLeast(value: number): Aim {
  return { is: 'at least', value };
}

/** Null where nothing is aimed at. */
export function isMet({ value, aim }: Pick<Figure, 'value' | 'aim'>): boolean | null {
  if (aim === undefined) return null;
  return aim.is === 'at most' ? value <= aim.value : value >= aim.value;
}
