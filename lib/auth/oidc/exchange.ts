import 'server-only';
import * as client from 'openid-client';
import { z } from 'zod';
import type { OidcFailure } from './failure-words';
import { connectProvider, type OidcSettings } from './provider';
import { explain } from './reasons';
import type { Transaction } from './transaction';

const subjectSchema = z.string().min(1).max(255);

export type Exchange =
  | { readonly ok: true; readonly subject: string; readonly claims: unknown }
  | { readonly ok: false; readonly code: OidcFailure; readonly reason: string };

/**
 * Redeems a code: checks `iss` and `state`, sends PKCE's secret, and checks the ID token's signature,
 * issuer, audience, authorized party, times and nonce.
 * @param currentUrl our callback address with the query the provider sent
 * @returns the subject and unchecked claims; or a reason for the log, without a secret in it
 */
export async function redeemCode(
  settings: OidcSettings,
  currentUrl: URL,
  { state, nonce, verifier }: Transaction,
): Promise<Exchange> {
  const provider = await connectProvider(settings);
  if (!provider.ok) return { ok: false, code: 'oidc_unavailable', reason: provider.reason };
  const { config } = provider;
  try {
    const tokens = await client.authorizationCodeGrant(config, currentUrl, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const idToken = tokens.claims();
    const subject = subjectSchema.safeParse(idToken?.sub);
    if (!subject.success) return { ok: false, code: 'oidc_failed', reason: 'subject' };
    // The library looks at `azp` only where there are several audiences (OIDC Core, 3.1.3.7).
    if (idToken?.azp !== undefined && idToken.azp !== settings.clientId) {
      return { ok: false, code: 'oidc_failed', reason: 'authorized_party' };
    }
    const claims = await addressClaims(config, tokens.access_token, subject.data, idToken);
    return { ok: true, subject: subject.data, claims };
  } catch (error) {
    return { ok: false, ...explain(error) };
  }
}

/** Many providers only give the email address at the UserInfo endpoint (OIDC Core, 5.4). */
async function addressClaims(
  config: client.Configuration,
  accessToken: string,
  subject: string,
  idToken: client.IDToken | undefined,
): Promise<unknown> {
  const isThere = idToken?.email !== undefined && idToken.email_verified !== undefined;
  if (isThere || config.serverMetadata().userinfo_endpoint === undefined) return idToken;
  return client.fetchUserInfo(config, accessToken, subject);
}
