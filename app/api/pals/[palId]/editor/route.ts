import { requireAdmin } from '@/lib/auth/require-admin';
import { respond } from '@/lib/respond';
import { readEditor } from '@/lib/tavus/editor';

interface Context {
  readonly params: Promise<{ palId: string }>;
}

export async function GET(request: Request, { params }: Context) {
  const admin = await requireAdmin({ kind: 'route' });
  const { palId } = await params;
  return respond(admin.ok ? await readEditor(palId, request.signal) : admin);
}
