import type { Env } from '@/lib/env';
import { addressOf } from './serve';

/** The one line of `npm start`: where to open it, what it talks to, and how to sign in. */
export function readyLine(env: Env): string {
  const listening = addressOf(env.host, env.port);
  const place = env.appOrigin?.origin ?? listening;
  const facts = [
    ...(place === listening ? [] : [`listening on ${listening}`]),
    env.mode === 'sandbox'
      ? 'sandbox: sample data, nothing reaches Tavus'
      : `Tavus: ${env.baseUrl.href.replace(/\/$/, '')}`,
  ];
  const line = `PAL Skills is ready at ${place} (${facts.join('; ')})`;
  const ways = waysToSignIn(env);
  return ways.length === 0 ? line : `${line}. Sign in with ${ways.join(' or ')}.`;
}

function waysToSignIn({ signIn }: Env): string[] {
  const ways: string[] = [];
  if (signIn?.password) ways.push('the admin password');
  if (signIn?.oidc) ways.push(`OpenID Connect at ${signIn.oidc.issuer.host}`);
  return ways;
}

/** What is allowed, and should not stay so: a line each, for standard error. */
export function startWarnings(env: Env): string[] {
  const warnings: string[] = [];
  if (env.signIn?.password?.kind === 'plain') {
    warnings.push(
      'Warning: ADMIN_PASSWORD holds the password itself. Run npm run hash-password and set ' +
        'ADMIN_PASSWORD_HASH in its place.',
    );
  }
  if (env.isInsecureHttpAllowed) {
    warnings.push(
      'Warning: with ALLOW_INSECURE_HTTP passwords and sessions cross the network unencrypted. ' +
        'Put a proxy with HTTPS in front, and set APP_ORIGIN to its address.',
    );
  }
  // HTTPS always ends at a proxy, for this server speaks none.
  if (env.appOrigin?.protocol === 'https:' && env.trustedProxies.length === 0) {
    warnings.push(
      'Warning: TRUSTED_PROXIES is not set, so all clients count as one: five wrong passwords ' +
        'lock everyone out. Set it to the address of the proxy.',
    );
  }
  return warnings;
}

/** All faults of the configuration at once, one a line. */
export function faultsText(faults: readonly string[]): string {
  const count = faults.length === 1 ? 'One setting is' : `${faults.length} settings are`;
  return [`${count} wrong, so nothing was started:`, ...faults.map((fault) => `- ${fault}`)].join(
    '\n',
  );
}
