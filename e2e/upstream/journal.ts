import { z } from 'zod';

/** A request of the dashboard, as it arrived. */
export const journalEntrySchema = z.object({
  method: z.string(),
  path: z.string(),
  /** With its `?`, or empty. */
  query: z.string(),
  body: z.string(),
  /** Milliseconds since the epoch. */
  at: z.number(),
  /** Whether an ordered fault met it. */
  isFaulty: z.boolean(),
});

export type JournalEntry = z.infer<typeof journalEntrySchema>;
