import { z } from 'zod';

/**
 * One sign-out, or one "sign out everywhere". `at` (ms since 1970) only says when it may be dropped:
 * which sessions it ends follows from its position in the log.
 */
const signOutSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('session'), sid: z.string(), at: z.number() }),
  z.object({ kind: z.literal('user'), user_id: z.string(), at: z.number() }),
]);

/** The name of a log of sign-outs, and how many were dropped from its beginning. */
const headerSchema = z.object({
  kind: z.literal('log'),
  id: z.string().min(1).max(64),
  dropped: z.number().int().nonnegative(),
});

const recordSchema = z.union([signOutSchema, headerSchema]);

export type SignOut = z.infer<typeof signOutSchema>;
export type LogHeader = z.infer<typeof headerSchema>;
export type LogRecord = SignOut | LogHeader;

/** How every line begins that the dashboard writes. */
const BEGINNING = '{"kind":"';

/** Returns what a line of the file says, or null where it is none of ours. */
export function parseRecord(line: string): LogRecord | null {
  try {
    const read = recordSchema.safeParse(JSON.parse(line));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Whether a line is one of ours, or the first part of one: a disk was full, or a process killed. */
export function isOwnLine(line: string): boolean {
  return parseRecord(line) !== null || isTornLine(line);
}

function isTornLine(line: string): boolean {
  if (!BEGINNING.startsWith(line) && !line.startsWith(BEGINNING)) return false;
  try {
    JSON.parse(line);
    return false;
  } catch {
    return true;
  }
}
