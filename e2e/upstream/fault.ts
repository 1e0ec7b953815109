import { z } from 'zod';

const answerSchema = z.discriminatedUnion('kind', [
  /** What the API behind answers; needs `apply: 'now'`. */
  z.strictObject({ kind: z.literal('real') }),
  /** The real answer, ended in the middle of its body. */
  z.strictObject({ kind: z.literal('cut') }),
  /** The real answer, one byte at a time. */
  z.strictObject({ kind: z.literal('drip'), everyMs: z.int().positive() }),
  /** The connection stays open and silent. */
  z.strictObject({ kind: z.literal('hang') }),
  /** The connection is reset without a byte. */
  z.strictObject({ kind: z.literal('reset') }),
  /** A packed body of a few kilobytes that unpacks to many megabytes. */
  z.strictObject({ kind: z.literal('bomb') }),
  /** Whole JSON in the right envelope, nested deeper than anybody reads. */
  z.strictObject({ kind: z.literal('deep') }),
  z.strictObject({
    kind: z.literal('status'),
    status: z.int(),
    body: z.string().optional(),
    headers: z.record(z.string(), z.string()).optional(),
  }),
]);

/**
 * A fault as a test orders it: which requests it meets, whether the API behind gets them, and what
 * the dashboard hears. They combine freely: "applied, but the answer was lost" is
 * `{ apply: 'now', answer: { kind: 'reset' } }`.
 */
export const faultSchema = z.strictObject({
  method: z.enum(['GET', 'PUT']).optional(),
  /**
   * The whole path, or its beginning followed by `*`. It names the test's own PAL: tests that run
   * at the same time share the upstream.
   */
  path: z.string().startsWith('/'),
  /** A part of the query, such as `page=2`. */
  query: z.string().optional(),
  /** How many requests it meets; all of them if left out. */
  times: z.int().positive().optional(),
  /** When the API behind gets the request: `now` (default), `never`, or so many milliseconds later. */
  apply: z
    .union([z.enum(['now', 'never']), z.strictObject({ afterMs: z.int().positive() })])
    .optional(),
  /** What the API behind gets in place of the request's body. */
  body: z.string().optional(),
  /** How long the answer waits. */
  delayMs: z.int().positive().optional(),
  answer: answerSchema,
});

export type Fault = z.infer<typeof faultSchema>;

/** Faults in the order they were ordered; the first that fits a request is used up by it. */
export class FaultBook {
  private readonly open = new Map<string, { fault: Fault; left: number }>();
  private nextId = 1;

  add(fault: Fault): string {
    const id = String(this.nextId++);
    this.open.set(id, { fault, left: fault.times ?? Infinity });
    return id;
  }

  remove(id: string): void {
    this.open.delete(id);
  }

  take(method: string, path: string, query: string): Fault | undefined {
    for (const [id, entry] of this.open) {
      if (!fits(entry.fault, method, path, query)) continue;
      entry.left -= 1;
      if (entry.left <= 0) this.open.delete(id);
      return entry.fault;
    }
    return undefined;
  }
}

function fits(fault: Fault, method: string, path: string, query: string): boolean {
  if (fault.query !== undefined && !query.includes(fault.query)) return false;
  if (fault.method !== undefined && fault.method !== method) return false;
  return fault.path.endsWith('*') ? path.startsWith(fault.path.slice(0, -1)) : path === fault.path;
}
