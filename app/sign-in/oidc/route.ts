import { parseBack } from '@/lib/auth/back';
import { beginSignIn } from '@/lib/auth/oidc/begin';
import { oidcConfiguration } from '@/lib/auth/oidc/configuration';
import { seeOther, toSignIn } from '@/lib/auth/oidc/see-other';
import { publicRoute } from '@/lib/auth/public-route';
import { isWritten } from '@/lib/auth/refusals';
import { audit } from '@/lib/log/audit';

/** Begins a sign-in at the identity provider. */
export const GET = publicRoute(async (request) => {
  const configuration = oidcConfiguration();
  if (configuration === null) return new Response(null, { status: 404 });
  const back = parseBack(new URL(request.url).searchParams.get('back'));
  const begun = await beginSignIn({ ...configuration, back });
  if (begun.ok) return seeOther(begun.url.href);
  const { reason } = begun;
  if (isWritten()) audit({ event: 'sign_in', method: 'oidc', outcome: 'refused', reason });
  return toSignIn('oidc_unavailable', back);
});
