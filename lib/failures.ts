import 'server-only';
import type { Failure, FailureCode } from './result';

/** One sentence a code; nothing else in the product invents words for these. */
const FAILURES: Record<FailureCode, string> = {
  bad_request: 'Tavus refused these settings. Change what it names, then save again.',
  breaker_open:
    'Tavus has not answered several times in a row. It can be asked again in a few seconds.',
  conflict: 'Tavus refused the save: this PAL is being changed elsewhere. Read it again first.',
  draft_conflict:
    'This PAL has an unpublished draft in PAL Maker. Publish or discard it there, then save again.',
  draft_not_discarded:
    'Tavus refused to save over the PAL Maker draft. Publish or discard the draft in PAL Maker, then save again.',
  forbidden:
    "Tavus does not allow this for the server's API key. Check the key's permissions and its allowed IP addresses.",
  incomplete: 'Some PALs could not be loaded, so the export would be incomplete.',
  internal: 'The dashboard had an error of its own. The server log has the details.',
  invalid_id: 'This is not an id Tavus could have given.',
  invalid_input: 'The request was not understood. Reload the page and try again.',
  key_rejected:
    "Tavus rejected the API key. Set a valid TAVUS_API_KEY on the server and restart it. If the key is limited to IP addresses, check that the server's address is allowed.",
  network: 'The connection to Tavus broke before it answered.',
  not_allowed:
    'You are a viewer: you can look at everything and save nothing. Ask for the editor role.',
  not_editable: 'Tavus does not let this API key change this PAL.',
  not_found: 'Tavus does not know this. It may have been deleted.',
  not_granted: 'Not enabled for this account. Ask Tavus to enable it.',
  not_kept: 'Tavus accepted the save, and still tells the set it held before.',
  not_reached: 'Tavus cannot be reached from the server. Check its network, then try again.',
  other_user:
    'Somebody else has signed in in this browser, and this would be saved in their name. Reload the page; your edits are kept for you.',
  rate_limited: 'Rate limited by Tavus.',
  read_only: 'This is a stock PAL of Tavus. It can be looked at, not saved.',
  set_too_large: 'These skills are too large to save. Shorten them, then save again.',
  signed_out:
    'Your session has ended. Sign in again; what you have not saved is kept in this browser.',
  timeout: 'Tavus took too long to answer.',
  unexpected_answer:
    'Tavus sent an answer this dashboard cannot read. Nothing was concluded from it.',
  unexpected_redirect:
    'Tavus answered with a redirect, which is not followed. Check TAVUS_BASE_URL.',
  unknown_skill:
    'Tavus does not know one of these skills any more. Switch it off, then save again.',
  untrusted_request:
    'This request did not come from the dashboard itself. Open the address it printed when it started.',
  upstream_error: 'Tavus had a fault of its own.',
};

export function failure(code: FailureCode, more: Omit<Failure, 'code' | 'message'> = {}): Failure {
  return { code, message: FAILURES[code], ...more };
}

export function fail(
  code: FailureCode,
  more?: Omit<Failure, 'code' | 'message'>,
): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: failure(code, more) };
}
