import { adminRoute } from '@/lib/auth/admin-route';
import { respond } from '@/lib/respond';
import { ok } from '@/lib/result';
import { lookupDocuments } from '@/lib/tavus/documents';

export const GET = adminRoute(async (request) => {
  const ids = new URL(request.url).searchParams.getAll('id');
  return respond(ok({ documents: await lookupDocuments(ids, request.signal) }));
});
