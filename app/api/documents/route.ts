import { requireAdmin } from '@/lib/auth/require-admin';
import { respond } from '@/lib/respond';
import { searchDocuments } from '@/lib/tavus/documents';

export async function GET(request: Request) {
  const admin = await requireAdmin({ kind: 'route' });
  if (!admin.ok) return respond(admin);
  const { searchParams } = new URL(request.url);
  const page = Number(searchParams.get('page') ?? 0);
  return respond(await searchDocuments(searchParams.get('query') ?? '', page, request.signal));
}
