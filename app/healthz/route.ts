import { publicRoute } from '@/lib/auth/public-route';
import { isStopping } from '@/lib/graceful-stop';
import { respondWithStatus } from '@/lib/respond-status';

/** Whether this process serves. It asks nobody: a fault of Tavus is no reason to restart it. */
export const GET = publicRoute(async () => respondWithStatus(isStopping() ? 'stopping' : 'ok'), {
  anyHost: true,
});
