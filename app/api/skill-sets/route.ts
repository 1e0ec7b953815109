import { fleet } from '@/components/pals/fleet/fleet';
import { palList } from '@/components/pals/fleet/pal-list';
import { adminRoute } from '@/lib/auth/admin-route';
import { respond, respondWithLines } from '@/lib/respond';

/** A line a PAL: what was kept at once, the rest as it is read. `refresh=1` reads all anew. */
export const GET = adminRoute(async (request) => {
  const pals = await palList().get();
  if (!pals.ok) return respond(pals);
  const refresh = new URL(request.url).searchParams.get('refresh') === '1';
  const ids = pals.data.pals.map((pal) => pal.pal_id);
  return respondWithLines(
    (signal) => fleet().sets.batches(ids, { signal, refresh }),
    request.signal,
  );
});
