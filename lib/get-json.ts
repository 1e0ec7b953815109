import { FAILURE_CODES, type Failure } from './result';
import { tellSession } from './session-news';

/** What a query ends in where the answer is a failure: TanStack Query wants errors thrown. */
export class FailureError extends Error {
  override readonly name = 'FailureError';

  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}

/** No connection between browser and dashboard: another thing than one between dashboard and Tavus. */
export const OFFLINE: Failure = {
  code: 'network',
  message:
    'The dashboard did not answer. Check that it runs and that you are online, then try again.',
};

/** Something in between answered, or the dashboard was replaced while this page was open. */
export const UNREADABLE: Failure = {
  code: 'unexpected_answer',
  message: 'The dashboard sent an answer this page cannot read. Reload the page and try again.',
};

/**
 * Reads an address of `app/api` from the browser.
 * The type of a good answer is taken on trust: both sides are built together.
 * @throws FailureError with what the server said, or with what kept it from saying anything;
 *   the signal's own reason where the reader left
 */
export async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await openRoute(path, signal);
  try {
    const body: T = await response.json();
    return body;
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new FailureError(UNREADABLE);
  }
}

/**
 * The same for an answer that is read bit by bit.
 * @returns a response with a good status
 */
export async function openRoute(path: string, signal?: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      headers: { accept: 'application/json' },
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new FailureError(OFFLINE);
  }
  if (!response.ok) throw new FailureError(await failureOf(response));
  return response;
}

async function failureOf(response: Response): Promise<Failure> {
  const body: unknown = await response.json().catch(() => null);
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : null;
  if (!isFailure(error)) return UNREADABLE;
  if (error.code === 'signed_out') tellSession('refused');
  return error;
}

/** Enough to show it: code and sentence. The rest is optional and the server's own. */
function isFailure(value: unknown): value is Failure {
  if (typeof value !== 'object' || value === null) return false;
  if (!('code' in value) || !('message' in value)) return false;
  return FAILURE_CODES.some((code) => code === value.code) && typeof value.message === 'string';
}
