import 'server-only';
import * as client from 'openid-client';
import type { SignIn } from '@/lib/env';
import { providerFetch } from './provider-fetch';
import { errorWord } from './reasons';

export type OidcSettings = NonNullable<SignIn['oidc']>;

const DISCOVERY_SECONDS = 5;
const CALL_SECONDS = 8;
/** All calls of one sign-in together: token, keys and claims. */
const SIGN_IN_MS = 15_000;
const KEPT_MS = 60 * 60_000;

interface Discovery {
  readonly issuer: string;
  readonly metadata: Promise<client.ServerMetadata>;
  readonly at: number;
}

// On globalThis: the two routes may be bundled with a copy of this module each.
const shelf = globalThis as typeof globalThis & { palSkillsOidcDiscovery?: Discovery };

export type Provider =
  | { readonly ok: true; readonly config: client.Configuration }
  | { readonly ok: false; readonly reason: string };

/**
 * The provider as one sign-in talks to it: its keys are read anew, and whatever it does, the sign-in
 * ends in 15 s after discovery.
 * @returns a reason for the log where the provider does not answer, or is not the one that was set
 */
export async function connectProvider(settings: OidcSettings): Promise<Provider> {
  let metadata: client.ServerMetadata;
  try {
    metadata = await discover(settings);
  } catch (error) {
    return { ok: false, reason: `discovery_${errorWord(error)}` };
  }
  const { clientId, clientSecret, issuer } = settings;
  const secret = clientSecret.reveal();
  const config = new client.Configuration(
    metadata,
    clientId,
    { client_secret: secret },
    authentication(metadata, secret),
  );
  config.timeout = CALL_SECONDS;
  config[client.customFetch] = providerFetch(AbortSignal.timeout(SIGN_IN_MS));
  // The library takes an ID token on TLS's word; here its signature counts as well.
  client.enableNonRepudiationChecks(config);
  if (issuer.protocol === 'http:') client.allowInsecureRequests(config);
  return { ok: true, config };
}

/** The provider's metadata, cached for an hour. Concurrent callers share one request. */
function discover({ issuer, clientId }: OidcSettings): Promise<client.ServerMetadata> {
  const kept = shelf.palSkillsOidcDiscovery;
  if (kept?.issuer === issuer.href && Date.now() - kept.at < KEPT_MS) return kept.metadata;
  const metadata = askForMetadata(issuer, clientId);
  const discovery: Discovery = { issuer: issuer.href, metadata, at: Date.now() };
  shelf.palSkillsOidcDiscovery = discovery;
  metadata.catch(() => {
    // The next sign-in asks again.
    if (shelf.palSkillsOidcDiscovery === discovery) delete shelf.palSkillsOidcDiscovery;
  });
  return metadata;
}

async function askForMetadata(issuer: URL, clientId: string): Promise<client.ServerMetadata> {
  const discovered = await client.discovery(issuer, clientId, undefined, client.None(), {
    execute: issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [],
    timeout: DISCOVERY_SECONDS,
    [client.customFetch]: providerFetch(),
  });
  const metadata = { ...discovered.serverMetadata() };
  // The library lets some hosts, and addresses of the document itself, name another issuer.
  if (new URL(metadata.issuer).href !== issuer.href) {
    throw Object.assign(new Error('The provider names another issuer'), { code: 'other_issuer' });
  }
  if (!isComplete(metadata, issuer)) {
    throw Object.assign(new Error('The provider lacks an endpoint'), { code: 'incomplete' });
  }
  return metadata;
}

/** All that a sign-in calls is there, and no less safe to call than the issuer. */
function isComplete(metadata: client.ServerMetadata, issuer: URL): boolean {
  const { authorization_endpoint, token_endpoint, jwks_uri } = metadata;
  return [authorization_endpoint, token_endpoint, jwks_uri].every((address) => {
    const protocol = address !== undefined && URL.canParse(address) && new URL(address).protocol;
    return protocol === 'https:' || (protocol === 'http:' && issuer.protocol === 'http:');
  });
}

/** Basic, unless the provider says that it only takes the secret in the body (OIDC Core, 9). */
function authentication(metadata: client.ServerMetadata, secret: string): client.ClientAuth {
  const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  const isPost = !methods.includes('client_secret_basic') && methods.includes('client_secret_post');
  return isPost ? client.ClientSecretPost(secret) : client.ClientSecretBasic(secret);
}
