import { fleet } from '@/components/pals/fleet/fleet';
import { palList } from '@/components/pals/fleet/pal-list';
import { adminRoute } from '@/lib/auth/admin-route';
import { respond, respondWithLines } from '@/lib/respond';
import { fail } from '@/lib/failures';

/** As many as a tall screen has rows, with some before and after. */
const MOST = 100;

/** The lines of the PALs somebody looks at, read before all others: `?id=…&id=…`. */
export const GET = adminRoute(async (request) => {
  const ids = new URL(request.url).searchParams.getAll('id');
  if (ids.length > MOST) return respond(fail('invalid_input'));
  // Their health depends on what the list says of each.
  const pals = await palList().get();
  if (!pals.ok) return respond(pals);
  return respondWithLines(
    (signal) => fleet().sets.batches(ids, { signal, isWanted: true }),
    request.signal,
  );
});
