import { arrivalPage } from '@/lib/auth/oidc/arrival-page';
import { oidcConfiguration } from '@/lib/auth/oidc/configuration';
import { finishSignIn } from '@/lib/auth/oidc/finish';
import { toSignIn } from '@/lib/auth/oidc/see-other';
import { publicRoute } from '@/lib/auth/public-route';
import { isWritten } from '@/lib/auth/refusals';
import { startSession } from '@/lib/auth/sessions';
import { audit } from '@/lib/log/audit';

/** Where the identity provider sends people back to: another site begins this request. */
export const GET = publicRoute(
  async (request) => {
    const configuration = oidcConfiguration();
    if (configuration === null) return new Response(null, { status: 404 });
    const query = new URL(request.url).searchParams;
    const finish = await finishSignIn({ ...configuration, query });
    if (!finish.ok) {
      const { code, reason, user, back } = finish;
      if (isWritten()) {
        audit({ event: 'sign_in', method: 'oidc', outcome: 'refused', reason, user_name: user });
      }
      return toSignIn(code, back);
    }
    await startSession({ user: finish.user, role: finish.role, method: 'oidc' });
    const { id: user, name: user_name } = finish.user;
    audit({ event: 'sign_in', method: 'oidc', outcome: 'ok', user, user_name });
    return new Response(arrivalPage(finish.back), {
      headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    });
  },
  { kind: 'page' },
);
