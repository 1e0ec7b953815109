import { requireAdmin } from '@/lib/auth/require-admin';
import { respond } from '@/lib/respond';
import { readPalSkills } from '@/lib/tavus/skills';

interface Context {
  readonly params: Promise<{ palId: string }>;
}

export async function GET(request: Request, { params }: Context) {
  const admin = await requireAdmin({ kind: 'route' });
  const { palId } = await params;
  return respond(admin.ok ? await readPalSkills(palId, request.signal) : admin);
}
