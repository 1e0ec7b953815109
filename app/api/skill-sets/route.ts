import { requireAdmin } from '@/lib/auth/require-admin';
import { respond, respondWithLines } from '@/lib/respond';
import { listPalIds } from '@/lib/tavus/pals';
import { readSkillLines } from '@/lib/tavus/skill-lines';

export async function GET(request: Request) {
  const admin = await requireAdmin({ kind: 'route' });
  if (!admin.ok) return respond(admin);
  const ids = await listPalIds(request.signal);
  if (!ids.ok) return respond(ids);
  const left = new AbortController();
  const signal = AbortSignal.any([request.signal, left.signal]);
  return respondWithLines(readSkillLines(ids.data, signal), () => left.abort());
}
