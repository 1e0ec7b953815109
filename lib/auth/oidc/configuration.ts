import 'server-only';
import { env } from '@/lib/env';
import { sessionSecret } from '../session-secret';
import type { OidcSettings } from './provider';

/** What both ends of a sign-in need. */
export interface OidcConfiguration {
  readonly settings: OidcSettings;
  readonly appOrigin: URL;
  /** Seals the transaction between them. */
  readonly secret: string;
}

/** @returns null where OpenID Connect is not set up */
export function oidcConfiguration(): OidcConfiguration | null {
  const { signIn, appOrigin } = env();
  const settings = signIn?.oidc ?? null;
  if (settings === null || appOrigin === null) return null;
  return { settings, appOrigin, secret: sessionSecret() };
}
