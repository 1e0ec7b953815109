/** Why a sign-in by OpenID Connect failed: the `error` in the sign-in page's address. */
export type OidcFailure = 'oidc_refused' | 'oidc_not_allowed' | 'oidc_failed' | 'oidc_unavailable';

/** What the sign-in page says. The exact reason is in the log: anyone can see the page. */
export const OIDC_FAILURES: Record<OidcFailure, string> = {
  oidc_refused: 'Your identity provider did not sign you in. Try again, or use another account.',
  oidc_not_allowed:
    'This account does not have access. Ask your administrator to add it. Its email address must be ' +
    'verified with your identity provider.',
  oidc_failed:
    'The sign-in could not be completed. It may have taken too long, or started in another browser. ' +
    'Try again.',
  oidc_unavailable: 'Your identity provider cannot be reached right now. Try again in a minute.',
};

/** Returns the sentence for the `error` in the sign-in page's address, or null for any other value. */
export function oidcFailureWords(code: unknown): string | null {
  return isOidcFailure(code) ? OIDC_FAILURES[code] : null;
}

function isOidcFailure(code: unknown): code is OidcFailure {
  return typeof code === 'string' && Object.hasOwn(OIDC_FAILURES, code);
}
