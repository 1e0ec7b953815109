import { palList } from '@/components/pals/fleet/pal-list';
import { adminRoute } from '@/lib/auth/admin-route';
import { respond } from '@/lib/respond';

/** Always a reading of now, one for all who ask at the same time. */
export const GET = adminRoute(async () => respond(await palList().readAgain()));
