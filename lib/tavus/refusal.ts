import 'server-only';
import type { JsonNode } from '@/lib/json/node';
import { parseJson } from '@/lib/json/parse';
import { failure } from '@/lib/failures';
import type { ApiFault, Failure } from '@/lib/result';
import { headerOf, type AnswerHead } from './answer-head';
import { parseApiFaults } from './api-faults';
import { readErrorBody } from './error-text';
import { stringField } from './fields';
import { placeFaults } from './place-faults';
import { hideKey, redact } from './redact';
import { parseRetryAfter } from './retry-after';

/** More faults than anyone fixes at a time would only slow the browser down. */
const MAX_FAULTS = 100;

export interface RefusedCall {
  readonly method: 'GET' | 'PUT';
  readonly apiKey: string;
  /** What was sent, as JSON text. */
  readonly body?: string | undefined;
}

const PAL_IS_MISSING = /\b(?:PAL|persona) not found\b/i;
const PAL_IS_LOCKED = /\binvalid (?:persona|pal)_id\b/i;

/**
 * What an answer that is no 2xx means.
 * Only answers that say something of the request show the API's own words, redacted; a 401 or a 5xx
 * has nothing to add that people could use.
 * @param text the body, or null where it could not be read
 */
export function refusal(response: AnswerHead, text: string | null, call: RefusedCall): Failure {
  const { statusCode: status } = response;
  const { said, object } = readErrorBody(text);
  const detail = said === null ? {} : { detail: redact(said, call.apiKey) };
  const retryAfter = parseRetryAfter(headerOf(response, 'retry-after'), Date.now());
  const wait = retryAfter === null ? {} : { retry_after_seconds: retryAfter };
  // "Nothing changed" may be wrong after a write; only reading the set again shows it.
  if (status === 304) return failure(call.method === 'GET' ? 'unexpected_answer' : 'not_kept');
  if (status < 400) return failure('unexpected_redirect');
  if (status === 401) return failure('key_rejected');
  if (status === 403) return failure('forbidden', detail);
  if (status === 404 || status === 410) return notFound(response, said, detail, call);
  if (status === 408) return failure('timeout');
  if (status === 409 || status === 412 || status === 423) {
    const isDraft = object !== null && stringField(object, 'conflict') === 'maker_changes';
    return failure(isDraft ? 'draft_conflict' : 'conflict', detail);
  }
  if (status === 429) return failure('rate_limited', wait);
  if (status >= 500) return failure('upstream_error', wait);
  if (said !== null && PAL_IS_MISSING.test(said)) return failure('not_found', detail);
  // Any other 4xx blames the request; of a read that is nothing an admin could fix at a field.
  if (call.method === 'GET') return failure('unexpected_answer', detail);
  if (said !== null && PAL_IS_LOCKED.test(said)) return failure('not_editable', detail);
  return failure('bad_request', { ...detail, ...placedFaults(said, call) });
}

/** A web page with status 404 comes from something in between: it says nothing of the PAL. */
function notFound(
  response: AnswerHead,
  said: string | null,
  detail: { readonly detail?: string },
  call: RefusedCall,
): Failure {
  if (headerOf(response, 'content-type')?.startsWith('text/html')) {
    return failure('unexpected_answer');
  }
  const skillId = /^Unknown skill (['"])(.+)\1/s.exec(said ?? '')?.[2];
  if (skillId === undefined) return failure('not_found', detail);
  const message = detail.detail ?? '';
  const path = ['skills', nameIn(call)(skillId)];
  return failure('unknown_skill', { ...detail, faults: [{ path, message }] });
}

/** Read from the whole text, since half a dict cannot be read; what is shown of it is cut after. */
function placedFaults(said: string | null, call: RefusedCall): { faults?: ApiFault[] } {
  const parsed = said === null ? null : parseApiFaults(said);
  const faults = parsed === null ? null : placeFaults(parsed, call.body);
  if (faults === null) return {};
  const name = nameIn(call);
  return {
    faults: faults.slice(0, MAX_FAULTS).map(({ path, message }) => ({
      path: path.map((part) => (typeof part === 'string' ? name(part) : part)),
      message: redact(message, call.apiKey),
    })),
  };
}

/**
 * How a part of a path is shown: a name that was sent, unchanged, since a field is found by it; any
 * other like all words of the API.
 */
function nameIn({ apiKey, body }: RefusedCall): (part: string) => string {
  let sent: ReadonlySet<string> | undefined;
  return (part) => {
    const clean = redact(part, apiKey);
    if (clean === part) return part;
    sent ??= namesOf(body ?? '');
    return sent.has(part) ? hideKey(part, apiKey) : clean;
  };
}

/** Every key of a JSON text. */
function namesOf(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  const collect = (node: JsonNode): void => {
    if (node.kind === 'array') node.items.forEach(collect);
    if (node.kind !== 'object') return;
    for (const [key, value] of node.entries) {
      names.add(key);
      collect(value);
    }
  };
  const parsed = parseJson(text);
  if (parsed.ok) collect(parsed.value);
  return names;
}
