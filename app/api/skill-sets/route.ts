import { adminRoute } from '@/lib/auth/admin-route';
import { respond, respondWithLines } from '@/lib/respond';
import { listPalIds } from '@/lib/tavus/pals';
import { readSkillLines } from '@/lib/tavus/skill-lines';

export const GET = adminRoute(async (request) => {
  const ids = await listPalIds(request.signal);
  if (!ids.ok) return respond(ids);
  const left = new AbortController();
  const signal = AbortSignal.any([request.signal, left.signal]);
  return respondWithLines(readSkillLines(ids.data, signal), () => left.abort());
});
