import { publicRoute } from '@/lib/auth/public-route';
import { isStopping } from '@/lib/graceful-stop';
import { respondWithStatus } from '@/lib/respond-status';
import { isApiReady } from '@/lib/tavus/readiness';

/** Whether this process serves and Tavus answers it; not why not, since anybody may ask. */
export const GET = publicRoute(
  async () => {
    if (isStopping()) return respondWithStatus('stopping');
    return respondWithStatus((await isApiReady()) ? 'ok' : 'not_ready');
  },
  { anyHost: true },
);
