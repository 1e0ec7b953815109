/** Every way a sign-in over OpenID Connect ends without one, as the address of the sign-in page tells. */
export type OidcFailure = 'oidc_refused' | 'oidc_not_allowed' | 'oidc_failed' | 'oidc_unavailable';

/** What the sign-in page says. Why exactly is in the log: here it would only help who is guessing. */
export const OIDC_FAILURES: Record<OidcFailure, string> = {
  oidc_refused: 'Your identity provider did not sign you in. Try again, or use another account.',
  oidc_not_allowed:
    'This account may not come in. Its address has to be confirmed at the identity provider and on ' +
    'the list of this dashboard: ask the person who runs it.',
  oidc_failed:
    'The sign-in could not be completed. It may have taken too long, or begun in another browser. ' +
    'Try again.',
  oidc_unavailable: 'The identity provider cannot be reached right now. Try again in a minute.',
};

/** @returns the sentence for the `error` of the sign-in page's address; null for any other value */
export function oidcFailureWords(code: unknown): string | null {
  return isOidcFailure(code) ? OIDC_FAILURES[code] : null;
}

function isOidcFailure(code: unknown): code is OidcFailure {
  return typeof code === 'string' && Object.hasOwn(OIDC_FAILURES, code);
}
