import { adminRoute } from '@/lib/auth/admin-route';
import { sessionEnds } from '@/lib/auth/session';
import { readSession, renewSession } from '@/lib/auth/sessions';
import { respond } from '@/lib/respond';
import { fail } from '@/lib/failures';
import { ok } from '@/lib/result';

/**
 * Who has signed in, and until when. Asking does not put the end off; `?renew=1` does, and is for
 * signs of somebody at work alone. Both ends are null where nobody signs in.
 */
export const GET = adminRoute(async (request, _context, { user, role, method }) => {
  const now = new Date().toISOString();
  if (method === 'none') {
    return respond(ok({ user, role, method, now, idle_ends_at: null, ends_at: null }));
  }
  const isRenewal = new URL(request.url).searchParams.get('renew') === '1';
  const session = isRenewal ? await renewSession() : await readSession();
  if (session === null) return respond(fail('signed_out'));
  const { idle, absolute } = sessionEnds(session);
  const idle_ends_at = new Date(idle).toISOString();
  const ends_at = new Date(absolute).toISOString();
  return respond(ok({ user, role, method, now, idle_ends_at, ends_at }));
});
