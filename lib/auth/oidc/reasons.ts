import 'server-only';
import * as client from 'openid-client';
import type { OidcFailure } from './failure-words';

export interface Reason {
  readonly code: OidcFailure;
  /** For the log: a word. */
  readonly reason: string;
}

/** Codes of the library that say more about the provider's health than about this sign-in. */
const FAULTS = [
  'oauth_timeout',
  'oauth_abort',
  'oauth_response_is_not_conform',
  'oauth_response_is_not_json',
];

/**
 * Why a sign-in failed after it came back. The errors' messages and causes hold codes, tokens and
 * claims, so nothing but these words leaves here.
 */
export function explain(error: unknown): Reason {
  if (error instanceof client.AuthorizationResponseError) return explainRefusal(error.error);
  if (error instanceof client.ResponseBodyError) {
    return { code: 'oidc_failed', reason: `token_${word(error.error)}` };
  }
  const reason = errorWord(error);
  const isFault = reason === 'network' || FAULTS.includes(reason);
  return { code: isFault ? 'oidc_unavailable' : 'oidc_failed', reason };
}

/** An error of the library, or of `fetch`, as a word. */
export function errorWord(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code === 'string') return word(code);
  // `fetch` throws these where the network fails.
  return error instanceof TypeError ? 'network' : 'unknown';
}

/** What the provider sent back instead of a code (OAuth 2.0, 4.1.2.1). */
function explainRefusal(error: string): Reason {
  const reason = `provider_${word(error)}`;
  switch (error) {
    case 'access_denied':
      return { code: 'oidc_refused', reason };
    case 'server_error':
    case 'temporarily_unavailable':
      return { code: 'oidc_unavailable', reason };
    default:
      return { code: 'oidc_failed', reason };
  }
}

/** The provider chooses these; what is no plain word is not written down. */
function word(text: string): string {
  return /^[A-Za-z_]{1,60}$/.test(text) ? text.toLowerCase() : 'unknown';
}
