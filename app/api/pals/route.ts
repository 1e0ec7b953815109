import { isRecent, palList } from '@/components/pals/fleet/pal-list';
import { adminRoute } from '@/lib/auth/admin-route';
import { respond } from '@/lib/respond';

/** The list as of now, or of a moment ago where it is long; `refresh=1` reads it in any case. */
export const GET = adminRoute(async (request) => {
  const isRefresh = new URL(request.url).searchParams.get('refresh') === '1';
  return respond(await (isRecent() && !isRefresh ? palList().get() : palList().readAgain()));
});
