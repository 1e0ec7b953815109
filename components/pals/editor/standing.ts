import type { Failure } from '@/lib/result';

/** Failures that stay until somebody acts: to ask again by itself would only repeat them. */
export function isStanding({ code }: Failure): boolean {
  return code === 'key_rejected' || code === 'not_found' || code === 'signed_out';
}

/** A pause of more seconds than this can be cut short with "Try now". */
export const LONG_WAIT_SECONDS = 60;

/**
 * When a failure that asks for a pause may be tried again.
 * @param failedAt milliseconds since 1970
 * @returns the same; null where no pause is asked for
 */
export function retryTime(failure: Failure | null, failedAt: number): number | null {
  const seconds = failure?.retry_after_seconds;
  return seconds === undefined ? null : failedAt + seconds * 1_000;
}
