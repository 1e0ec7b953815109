/**
 * Every way a read or a save can fail, as the browser is told of it: lib/failures.ts has the words.
 */
export const FAILURE_CODES = [
  'bad_request',
  'breaker_open',
  'conflict',
  'draft_conflict',
  'draft_not_discarded',
  'forbidden',
  'incomplete',
  'internal',
  'invalid_id',
  'invalid_input',
  'key_rejected',
  'network',
  'not_allowed',
  'not_editable',
  'not_found',
  'not_granted',
  'not_kept',
  'not_reached',
  'other_user',
  'rate_limited',
  'read_only',
  'set_too_large',
  'signed_out',
  'timeout',
  'unexpected_answer',
  'unexpected_redirect',
  'unknown_skill',
  'untrusted_request',
  'upstream_error',
] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

export interface Failure {
  readonly code: FailureCode;
  /** A whole sentence for people: what happened and what to do next. Never the API's raw text. */
  readonly message: string;
  /** The API's own words, redacted and cut at 300 characters: shown as plain text beside `message`. */
  readonly detail?: string;
  /** When Tavus may be asked again, after a rate limit or an open breaker: seconds from now. */
  readonly retry_after_seconds?: number;
  /** What a 400 said, placed: path as in the request, for example `['skills', 'presentation', 'config', 'document_ids']`. */
  readonly faults?: readonly ApiFault[];
}

export interface ApiFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export type Result<T, E = Failure> =
  { readonly ok: true; readonly data: T } | { readonly ok: false; readonly error: E };

export function ok<T>(data: T): { readonly ok: true; readonly data: T } {
  return { ok: true, data };
}
