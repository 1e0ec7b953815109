import 'server-only';
import type { Response } from 'undici';
import { asObject, type JsonObject } from '@/lib/json/node';
import { parseJson } from '@/lib/json/parse';
import { failure, type ApiFault, type Failure } from '@/lib/result';
import { parseApiFaults } from './api-faults';
import { stringField } from './fields';
import { hideKey, redact } from './redact';
import { parseRetryAfter } from './retry-after';

export interface RefusedCall {
  readonly method: 'GET' | 'PUT';
  readonly apiKey: string;
}

/**
 * What an answer that is no 2xx means.
 * Only answers that say something of the request show the API's own words, redacted; a 401 or a 5xx
 * has nothing to add that people could use.
 * @param text the body, or null where it could not be read
 */
export function refusal(response: Response, text: string | null, call: RefusedCall): Failure {
  const { status } = response;
  const body = parseErrorBody(text);
  const said = body === null ? null : stringField(body, 'error', 'message');
  const detail = said === null ? {} : { detail: redact(said, call.apiKey) };
  const retryAfter = parseRetryAfter(response.headers.get('retry-after'), Date.now());
  const wait = retryAfter === null ? {} : { retry_after_seconds: retryAfter };
  if (status < 400) return failure('unexpected_redirect');
  if (status === 401) return failure('key_rejected');
  if (status === 403) {
    return call.method === 'GET' ? failure('key_rejected') : failure('forbidden', detail);
  }
  if (status === 404 || status === 410) return notFound(response, said, detail);
  if (status === 408) return failure('timeout');
  if (status === 409 || status === 412 || status === 423) {
    const isDraft = body !== null && stringField(body, 'conflict') === 'maker_changes';
    return failure(isDraft ? 'draft_conflict' : 'conflict', detail);
  }
  if (status === 429) return failure('rate_limited', wait);
  if (status >= 500) return failure('upstream_error', wait);
  // Any other 4xx blames the request; of a read that is nothing an admin could mend at a field.
  if (call.method === 'GET') return failure('unexpected_answer', detail);
  return failure('bad_request', { ...detail, ...placedFaults(said, call.apiKey) });
}

function parseErrorBody(text: string | null): JsonObject | null {
  const parsed = parseJson(text ?? '');
  return parsed.ok ? (asObject(parsed.value) ?? null) : null;
}

/** A web page with status 404 comes from something in between: it says nothing of the PAL. */
function notFound(
  response: Response,
  said: string | null,
  detail: { readonly detail?: string },
): Failure {
  if (response.headers.get('content-type')?.startsWith('text/html')) {
    return failure('unexpected_answer');
  }
  const skillId = /^Unknown skill (['"])(.+)\1/s.exec(said ?? '')?.[2];
  if (skillId === undefined) return failure('not_found', detail);
  const message = detail.detail ?? '';
  return failure('unknown_skill', { ...detail, faults: [{ path: ['skills', skillId], message }] });
}

/** Read from the whole text, since half a dict cannot be read; what is shown of it is cut after. */
function placedFaults(said: string | null, apiKey: string): { faults?: ApiFault[] } {
  const faults = said === null ? null : parseApiFaults(said);
  if (faults === null) return {};
  return {
    faults: faults.map(({ path, message }) => ({
      path: path.map((part) => (typeof part === 'string' ? hideKey(part, apiKey) : part)),
      message: redact(message, apiKey),
    })),
  };
}
