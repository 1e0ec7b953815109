import { adminRoute } from '@/lib/auth/admin-route';
import { respond } from '@/lib/respond';
import { searchDocuments } from '@/lib/tavus/documents';

export const GET = adminRoute(async (request) => {
  const { searchParams } = new URL(request.url);
  const page = Number(searchParams.get('page') ?? 0);
  return respond(await searchDocuments(searchParams.get('query') ?? '', page, request.signal));
});
