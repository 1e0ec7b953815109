import { requireAdmin } from '@/lib/auth/require-admin';
import { respond } from '@/lib/respond';
import { listPals } from '@/lib/tavus/pals';

export async function GET(request: Request) {
  const admin = await requireAdmin({ kind: 'route' });
  return respond(admin.ok ? await listPals(request.signal) : admin);
}
