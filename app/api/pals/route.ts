import { adminRoute } from '@/lib/auth/admin-route';
import { respond } from '@/lib/respond';
import { listPals } from '@/lib/tavus/pals';

export const GET = adminRoute(async (request) => respond(await listPals(request.signal)));
