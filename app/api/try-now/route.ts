import { adminRoute } from '@/lib/auth/admin-route';
import { respond } from '@/lib/respond';
import { ok } from '@/lib/result';
import { apiBaseUrl } from '@/lib/tavus/api-base-url';
import { endPauses } from '@/lib/tavus/health';

/** Lets the next call go out although Tavus has asked for a pause. Calls nothing by itself. */
export const GET = adminRoute(async () => {
  endPauses(apiBaseUrl());
  return respond(ok({}));
});
