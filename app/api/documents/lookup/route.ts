import { requireAdmin } from '@/lib/auth/require-admin';
import { respond } from '@/lib/respond';
import { ok } from '@/lib/result';
import { lookupDocuments } from '@/lib/tavus/documents';

export async function GET(request: Request) {
  const admin = await requireAdmin({ kind: 'route' });
  if (!admin.ok) return respond(admin);
  const ids = new URL(request.url).searchParams.getAll('id');
  return respond(ok({ documents: await lookupDocuments(ids, request.signal) }));
}
