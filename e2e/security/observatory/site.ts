/** One answer of a site. */
export interface Answer {
  readonly headers: Headers;
  readonly body: string;
}

/** What the Observatory looks at: the front page as a browser without a history gets it. */
export interface Site {
  /** Where the front page was found in the end. */
  readonly url: URL;
  readonly page: Answer;
  /** Every `Set-Cookie` on the way there. */
  readonly cookies: readonly string[];
  /** The addresses a visit over plain http leads to, its own first; null: nothing answers there. */
  readonly httpRoute: readonly URL[] | null;
  /** The answer to a request of another origin, and that origin. */
  readonly cors: { readonly origin: string; readonly headers: Headers };
}

/** The outcome of one test, by the Observatory's name for it, and what it changes the score by. */
export interface Outcome {
  readonly result: string;
  readonly modifier: number;
}

/** The worst of several outcomes; the given one if there is none. */
export function worst(outcomes: readonly Outcome[], otherwise: Outcome): Outcome {
  return outcomes.toSorted((a, b) => a.modifier - b.modifier)[0] ?? otherwise;
}
